import { describe, expect, it } from 'vitest';
import { mayAssign } from '../../../../src/shared/domain/assigning.ts';
import type { HsaId } from '../../../../src/shared/domain/ids.ts';
import { type StaffRole, staffRoles } from '../../../../src/shared/domain/permissions.ts';
import { type Stage, stages } from '../../../../src/shared/domain/visit.ts';
import { helena, olle } from './visits.ts';

const third = 'SE2321000016-1003' as HsaId;

/** The code it is refused with; null: it may be done. The visit is Helena's. */
function refused(
  stage: Stage,
  to: HsaId,
  by: { hsaId: HsaId; role: StaffRole },
  clinicianThere = true,
): string | null {
  const may = mayAssign({ stage, assignedTo: helena }, to, by, clinicianThere);
  return may.ok ? null : may.refusal.code;
}

describe('who may assign a visit', () => {
  it('its own clinician to anybody, at any time', () => {
    for (const stage of stages)
      for (const to of [olle, third])
        expect(refused(stage, to, { hsaId: helena, role: 'clinician' })).toBeNull();
  });

  it('a colleague to self while it is booked, whether or not its clinician is there', () => {
    for (const there of [true, false])
      expect(refused('booked', olle, { hsaId: olle, role: 'clinician' }, there)).toBeNull();
  });

  it('a colleague to self once it is open, only when its clinician is not there', () => {
    expect(refused('open', olle, { hsaId: olle, role: 'clinician' })).toBe('visit.clinicianThere');
    expect(refused('open', olle, { hsaId: olle, role: 'clinician' }, false)).toBeNull();
  });

  it('no colleague to somebody else', () => {
    for (const stage of ['booked', 'open'] as const)
      for (const there of [true, false])
        expect(refused(stage, third, { hsaId: olle, role: 'clinician' }, there)).toBe('permission.denied');
  });

  it('those who run the day to anybody while it is booked, and never once it is open', () => {
    for (const role of staffRoles.filter((one) => one !== 'clinician')) {
      expect(refused('booked', olle, { hsaId: third, role })).toBeNull();
      for (const there of [true, false])
        expect(refused('open', olle, { hsaId: third, role }, there)).toBe('permission.denied');
    }
  });
});
