import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v7 } from 'uuid';
import type { IdentityDecision } from '../../../../src/shared/domain/identity.ts';
import type { StaffClient } from './clients.ts';
import { helena } from './people.ts';

export const verified = {
  outcome: 'verified',
  method: 'frozenFrame',
  document: 'swedishPassport',
  compared: ['personalNumber', 'portrait', 'familyName'],
} satisfies IdentityDecision as never;

/** The same of a guardian. */
export const verifiedGuardian = {
  ...(verified as object),
  guardian: { childInPicture: true, relationFrom: 'register', numberFrom: 'booking' },
} as never;

export interface Delivery {
  readonly canonical: string;
  readonly sha256: string;
}

export function lock(note: object): Delivery {
  const canonical = canonicalize(note) ?? '';
  return { canonical, sha256: createHash('sha256').update(canonical).digest('hex') };
}

/** A note on the visit as it stands, signed by Helena; `change` makes it another. */
export async function noteFor(
  staff: StaffClient,
  visitId: string,
  change: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const visit = await staff.must('visit.open', { visitId });
  const person = visit.participants.find((one) => one.hasLink);
  const identity = person?.identity;
  return {
    v: 1,
    id: v7(),
    visit: visitId,
    patient: visit.patient,
    practice: true,
    contactType: 'videoMeeting',
    template: 'doctor-distance-1',
    sections: [
      { key: 'contactReason', text: 'Hosta' },
      { key: 'assessment', text: 'Luftvägsinfektion, å ä ö 😀' },
    ],
    author: { hsaId: helena, name: 'Helena Ljung', role: 'clinician', title: 'specialistläkare' },
    identity: identity?.state === 'decided' ? identity.decision : verified,
    identified: { participant: person?.id, kind: person?.kind },
    filedUnconfirmed: false,
    startedAt: visit.openedAt,
    endedAt: visit.endedAt,
    signedAt: Date.parse('2026-11-24T10:59:00+01:00'),
    ...change,
  };
}

export async function deliveryOf(
  staff: StaffClient,
  visitId: string,
  change: Record<string, unknown> = {},
): Promise<Delivery> {
  return lock(await noteFor(staff, visitId, change));
}
