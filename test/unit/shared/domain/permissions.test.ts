import { describe, expect, it } from 'vitest';
import type { HsaId, ParticipantId, VisitId } from '../../../../src/shared/domain/ids.ts';
import {
  type Action,
  actions,
  may,
  type Principal,
  staffRoles,
} from '../../../../src/shared/domain/permissions.ts';

/** Each role's grant, in the order clinician, assistant, administrator, participant: a(ny), o(wn), - none. */
const expected: Record<Action, string> = {
  'day.read': 'aaa-',
  'visit.read': 'aa--',
  'visit.readName': 'o---',
  'visit.letIn': 'o---',
  'visit.sendBack': 'o---',
  'visit.present': 'o---',
  'visit.decideIdentity': 'o---',
  'visit.finish': 'o---',
  'visit.noShow': 'oa--',
  'visit.cancel': 'oaa-',
  'visit.turnPhysical': 'oa--',
  'visit.undo': 'oa--',
  'visit.assign': 'aaa-',
  'visit.signal': 'o--o',
  'visit.emergency': 'aa--',
  'waitingRoom.run': 'oa--',
  'link.make': 'aaa-',
  'note.sign': 'o---',
  'note.read': 'a---',
  'bookings.import': 'aaa-',
  'own.page': '---o',
};

const staff = staffRoles.map(
  (role): Principal => ({
    kind: 'staff',
    hsaId: 'SE2321000016-1001' as HsaId,
    role,
    name: 'Helena Ljung',
    title: 'Läkare',
  }),
);
const participant: Principal = {
  kind: 'participant',
  participantId: '01890000-0000-7000-8000-000000000001' as ParticipantId,
  visitId: '01890000-0000-7000-8000-0000000000aa' as VisitId,
};

describe('who may do what', () => {
  it('has a line here for every action', () => {
    expect(Object.keys(expected).sort()).toEqual([...actions].sort());
  });

  for (const action of actions)
    it(`${action}: ${expected[action]}`, () => {
      const found = [...staff, participant].map((principal) => {
        const own = may(principal, action, 'own');
        const others = may(principal, action, 'others');
        if (others && !own) return 'others only';
        return others ? 'a' : own ? 'o' : '-';
      });
      expect(found.join('')).toBe(expected[action]);
    });

  it('denies what nobody has thought of', () => {
    for (const principal of [...staff, participant])
      for (const action of ['toString', '__proto__', 'constructor', ''])
        expect(may(principal, action as Action, 'own')).toBe(false);
  });
});
