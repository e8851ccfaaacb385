import { z } from 'zod';
import { instant, protocolVersion, visitId } from './primitives.ts';
import { answers } from './visit.ts';

/**
 * Colleagues are asked for help in an emergency, until it is over. Without any name of the patient; where a protected
 * person is stands inside the visit only.
 */
export const helpCall = z.object({
  visitId,
  /** Since when; a later call for the same visit is another one. */
  at: instant,
  /** The visit's time, by which it is found in the queue. */
  start: instant,
  byName: z.string().max(200),
  /** Asked by the one who is told: what the own consoles show is that it has been asked. */
  mine: z.boolean(),
  /** What kind of place the patient says to be at, and which. */
  where: answers.shape.where.unwrap().nullable(),
  place: answers.shape.place.unwrap().nullable(),
});
export type HelpCall = z.output<typeof helpCall>;

/** All calls for help that stand now, in the order in which they came: at each connection and at each change. */
export const helpEvent = z.object({
  v: z.literal(protocolVersion),
  type: z.literal('help'),
  calls: z.array(helpCall),
});
