import type { IdentityCheck } from './identity.ts';
import type { ParticipantId } from './ids.ts';
import type { RoomConfirmed } from './inRoom.ts';
import type { Instant } from './time.ts';

export const participantKinds = ['patient', 'guardian', 'otherAdult', 'interpreter', 'colleague'] as const;
export type ParticipantKind = (typeof participantKinds)[number];

/**
 * Someone expected at, or come to, one visit. Presence, readiness and line belong to the live session
 * and are not here: they are never stored as stage.
 */
export interface Participant {
  readonly id: ParticipantId;
  readonly kind: ParticipantKind;
  /** Relation to the patient in the participant's or clinician's own words; absent for the patient. */
  readonly relation?: string;
  /** When the participant's device first joined; null while only expected. */
  readonly cameAt: Instant | null;
  /** Whether the clinician has let the participant into the call. */
  readonly admission: 'waiting' | 'admitted';
  readonly identity: IdentityCheck;
  /** Whether anybody else is with the participant, once the clinician has heard it; absent before. */
  readonly roomConfirmed?: RoomConfirmed | null;
}

/**
 * Who answers for the visit's link: the guardian where a child comes with one, else the patient. Gives the very element,
 * with all that the caller knows of its participants.
 */
export function linkHolder<One extends Pick<Participant, 'kind'>>(
  participants: readonly One[],
): One | undefined {
  return (
    participants.find((one) => one.kind === 'guardian') ?? participants.find((one) => one.kind === 'patient')
  );
}

/** Whose identity is to be checked: the one who holds the link (a child may be identified through its guardian). */
export function personToIdentify(participants: readonly Participant[]): Participant | undefined {
  return linkHolder(participants);
}

/**
 * All who may be identified over the visit's device, each by a check of their own, the one who has to be first: that of a
 * guardian says nothing of the child's, nor the child's of the guardian's.
 */
export function personsToIdentify<One extends Pick<Participant, 'kind'>>(
  participants: readonly One[],
): readonly One[] {
  const holder = linkHolder(participants);
  const others = participants.filter(
    (one) =>
      one !== holder && (one.kind === 'patient' || one.kind === 'guardian' || one.kind === 'otherAdult'),
  );
  return holder === undefined ? others : [holder, ...others];
}
