import type { HsaId, ParticipantId, VisitId } from './ids.ts';

export const staffRoles = ['clinician', 'assistant', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who is at the other end of a socket or a request. From the first commit every one has a principal. */
export type Principal =
  | {
      readonly kind: 'staff';
      readonly hsaId: HsaId;
      readonly role: StaffRole;
      readonly name: string;
      readonly title: string;
    }
  | { readonly kind: 'participant'; readonly participantId: ParticipantId; readonly visitId: VisitId };

export const actions = [
  'day.read',
  'visit.read',
  'visit.readName', // the name of someone with protected identity, inside the visit
  'visit.letIn',
  'visit.sendBack',
  'visit.present', // who is present, at either end
  'visit.decideIdentity',
  'visit.finish',
  'visit.noShow',
  'visit.cancel',
  'visit.turnPhysical',
  'visit.undo',
  'visit.assign',
  'visit.signal',
  'visit.emergency',
  'waitingRoom.run', // words to those who wait, knocks, a second device, one's own delay
  'link.make',
  'note.sign',
  'note.read',
  'bookings.import',
  'own.page', // a participant's own page: hello, answers, readiness, leave
] as const;
export type Action = (typeof actions)[number];

/** Whose visit it is, seen from the one who asks. */
export type Whose = 'own' | 'others';

type Grant = 'any' | 'own' | 'none';

const table: Record<StaffRole | 'participant', Partial<Record<Action, Grant>>> = {
  clinician: {
    'day.read': 'any',
    'visit.read': 'any',
    'visit.readName': 'own',
    'visit.letIn': 'own',
    'visit.sendBack': 'own',
    'visit.present': 'own',
    'visit.decideIdentity': 'own',
    'visit.finish': 'own',
    'visit.noShow': 'own',
    'visit.cancel': 'own',
    'visit.turnPhysical': 'own',
    'visit.undo': 'own',
    'visit.assign': 'any',
    'visit.signal': 'own',
    'visit.emergency': 'any',
    'waitingRoom.run': 'own',
    'link.make': 'any',
    'note.sign': 'own',
    'note.read': 'any',
    'bookings.import': 'any',
  },
  assistant: {
    'day.read': 'any',
    'visit.read': 'any',
    'visit.noShow': 'any',
    'visit.cancel': 'any',
    'visit.turnPhysical': 'any',
    'visit.undo': 'any',
    'visit.assign': 'any',
    'visit.emergency': 'any',
    'waitingRoom.run': 'any',
    'link.make': 'any',
    'bookings.import': 'any',
  },
  administrator: {
    'day.read': 'any',
    'visit.cancel': 'any',
    'visit.assign': 'any',
    'link.make': 'any',
    'bookings.import': 'any',
  },
  participant: { 'own.page': 'own', 'visit.signal': 'own' },
};

/** Whether `principal` may do `action` on a visit that is `whose`. Total; what is not granted is denied. */
export function may(principal: Principal, action: Action, whose: Whose): boolean {
  const grant = table[principal.kind === 'staff' ? principal.role : 'participant'][action] ?? 'none';
  return grant === 'any' || (grant === 'own' && whose === 'own');
}
