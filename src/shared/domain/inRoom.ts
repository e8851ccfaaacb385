import type { HsaId, ParticipantId } from './ids.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Instant } from './time.ts';

/** Who may sit with the clinician during a visit. Told to the patient by kind, never by name. */
export const roomPersonKinds = ['student', 'supervisor', 'colleague', 'interpreter'] as const;
export type RoomPersonKind = (typeof roomPersonKinds)[number];

/** Most of one kind in one room. */
export const mostOfAKind = 9;

/** How often another list may be told in one visit; taking it back is always possible. */
const mostTold = 100;

/** How many of each kind, from 1; a kind that is not there is left out. */
export type RoomPersons = Readonly<Partial<Record<RoomPersonKind, number>>>;

/** What the patient was told of the clinician's room, and what the patient said to it. */
export interface RoomTold {
  /** Number of the event in which it was told: an answer says which one it is to. */
  readonly seq: number;
  /** Empty: nobody but the clinician (any more). */
  readonly persons: RoomPersons;
  readonly by: HsaId;
  readonly at: Instant;
  /** The latest answer to this list; null: none yet. */
  readonly answer: { readonly ok: boolean; readonly by: ParticipantId; readonly at: Instant } | null;
}

/** What the patient said of the room at the other end, as the clinician heard it confirmed by voice. */
export interface RoomConfirmed {
  readonly room: 'alone' | 'someoneHere';
  readonly by: HsaId;
  readonly at: Instant;
}

/** The kinds that are there, each with its number, in one order. */
export function personsInOrder(persons: RoomPersons): readonly (readonly [RoomPersonKind, number])[] {
  return roomPersonKinds.flatMap((kind) => {
    const count = persons[kind] ?? 0;
    return count > 0 ? [[kind, count] as const] : [];
  });
}

/** Who is in the clinician's room now, as last told; null: nobody else. */
export function inRoomNow(told: readonly RoomTold[]): RoomTold | null {
  const last = told.at(-1);
  return last === undefined || personsInOrder(last.persons).length === 0 ? null : last;
}

/** Tells another list; the patient is asked anew. The same list again, or nobody again, is refused. */
export function tellRoom(
  told: readonly RoomTold[],
  { persons, ...when }: Pick<RoomTold, 'seq' | 'persons' | 'by' | 'at'>,
): Result<readonly RoomTold[]> {
  const given = Object.fromEntries(personsInOrder(persons)) as RoomPersons;
  if (told.length >= mostTold && personsInOrder(given).length > 0) return refuse('visit.notAllowedNow');
  if (isSame(given, told.at(-1)?.persons ?? {})) return refuse('visit.notAllowedNow');
  return done([...told, { ...when, persons: given, answer: null }]);
}

/** Nobody is there any more, whoever was. */
export function leaveRoom(
  told: readonly RoomTold[],
  when: Pick<RoomTold, 'seq' | 'by' | 'at'>,
): readonly RoomTold[] {
  return inRoomNow(told) === null ? told : [...told, { ...when, persons: {}, answer: null }];
}

/** The patient's yes or no to the list that was told last; an answer to an older one is refused. It may be changed. */
export function answerRoom(
  told: readonly RoomTold[],
  answer: { readonly ofSeq: number } & NonNullable<RoomTold['answer']>,
): Result<readonly RoomTold[]> {
  const { ofSeq, ...given } = answer;
  const asked = inRoomNow(told);
  if (asked === null || asked.seq !== ofSeq || asked.answer?.ok === given.ok)
    return refuse('visit.notAllowedNow');
  return done([...told.slice(0, -1), { ...asked, answer: given }]);
}

function isSame(one: RoomPersons, other: RoomPersons): boolean {
  return roomPersonKinds.every((kind) => (one[kind] ?? 0) === (other[kind] ?? 0));
}
