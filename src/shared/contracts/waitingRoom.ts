import { z } from 'zod';
import { type PrepareForm, prepareForms } from '../domain/preparation.ts';
import { shortText } from './primitives.ts';

/** Ready words are kept as a code, so that the page says them in the patient's own language. */
export const readyMessages = ['soon', 'stayHere', 'fetchDocument', 'weCallYou', 'restartPage'] as const;

/** Words from the clinic to one who waits: ready ones, or one's own (never about health: the page shows them openly). */
export const waitingMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), code: z.enum(readyMessages) }),
  z.object({
    kind: z.literal('own'),
    text: shortText.refine((text) => text.trim() !== '' && text.length <= 300),
  }),
]);
export type WaitingMessage = z.output<typeof waitingMessage>;

/** Far above what any form asks, far below what would fill a screen. */
const mostAnswers = 20;

/**
 * What a patient wrote beforehand, by question. Every answer is bounded by `shortText`. A page may be of an older version
 * than the hub, and a console of a newer one: a form that is not known here is the general one, and the answer to a
 * question that is not known is kept.
 */
export const preparation = z.object({
  form: z
    .string()
    .max(40)
    .transform((name): PrepareForm => prepareForms.find((known) => known === name) ?? 'general'),
  answers: z
    .record(z.string().regex(/^[a-z][A-Za-z]{0,39}$/), shortText)
    .refine((answers) => Object.keys(answers).length <= mostAnswers),
});
export type Preparation = z.output<typeof preparation>;
