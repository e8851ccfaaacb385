import { difference, type Sight } from './sight.ts';

/** What has been seen since the document was asked for, or since the last still. */
export interface Moment {
  /** When it began, in ms. */
  readonly since: number;
  /** What the frame showed then: what still looks like it is not worth a still. Null before the first look. */
  readonly first: Sight | null;
  readonly last: Sight | null;
  /** So many looks in a row were sharp and like the one before. */
  readonly good: number;
  /** The last still showed what `first` shows. */
  readonly taken: boolean;
}

/** How often the frame is looked at, in ms. */
export const lookEveryMs = 200;
/** So many good looks in a row make a moment: about two thirds of a second. */
const looksInARow = 3;
/** Under this there is nothing in the frame but a wall, or darkness. */
const leastDetail = 4;
/** Not before this after another still, in ms. */
const leastPauseMs = 3_000;
/** What looks as it did is taken all the same after this, in ms: the document may have lain there from the first. */
const unchangedAfterMs = { first: 4_000, again: 10_000 } as const;
/** From this on the frame shows something else, in levels. */
const changedFrom = 6;
/** Hands tremble and cameras differ: what counts as sharp and still becomes less over so many ms. */
const patienceMs = 8_000;
/** At first and at last (see `sight.ts`; measured on specimens: in focus 0.28 to 0.5, out of focus by 3 px 0.25 to 0.28). */
const sharpFrom = { first: 0.3, last: 0.275 } as const;
/** In levels: about 8 px of 1280 between two looks, at first; a hand that follows a word moves more. */
const stillUnder = { first: 3, last: 5 } as const;

export function momentFrom(since: number, first: Sight | null, taken: boolean): Moment {
  return { since, first, last: first, good: 0, taken };
}

/** Another look; `take`: now is the moment for a still. */
export function lookedAt(
  moment: Moment,
  sight: Sight,
  at: number,
): { readonly moment: Moment; readonly take: boolean } {
  const { first, last, since, taken } = moment;
  if (first === null || last === null)
    return { moment: { ...moment, first: sight, last: sight }, take: false };
  const waited = at - since;
  const patience = Math.min(1, Math.max(0, waited / patienceMs));
  const between = (range: { readonly first: number; readonly last: number }): number =>
    range.first + (range.last - range.first) * patience;
  const isGood =
    sight.detail >= leastDetail &&
    sight.sharpness >= between(sharpFrom) &&
    difference(sight, last) <= between(stillUnder);
  const good = isGood ? moment.good + 1 : 0;
  const isNew =
    difference(sight, first) >= changedFrom ||
    waited >= (taken ? unchangedAfterMs.again : unchangedAfterMs.first);
  const take = good >= looksInARow && isNew && (!taken || waited >= leastPauseMs);
  return { moment: { ...moment, last: sight, good }, take };
}
