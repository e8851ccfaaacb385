import { z } from 'zod';
import {
  comparableFields,
  controlQuestions,
  documentKinds,
  helpGiven,
  numberSources,
  readFields,
  readResults,
  relationSources,
  seenBy,
  waiverReasons,
} from '../domain/identity.ts';
import type { ForeignKind } from '../domain/identityRules.ts';
import { isState } from '../domain/states.ts';
import { hsaId, instant, shortText } from './primitives.ts';

/** What is kept of a reading. The number's end is bounded to four: a whole one is refused here. */
const documentRead = z.object({
  issuingState: z.string().regex(/^[A-Z]{0,3}$/),
  numberEnd: z.string().regex(/^[A-Z0-9]{0,4}$/),
  results: z.record(z.enum(readFields), z.enum(readResults)),
  reader: z.string().regex(/^[\w.-]{1,40}$/),
  wrongDigit: z.boolean().optional(),
});

/** What is asked of a guardian; absent in decisions of old. */
const guardianKnown = z.object({ childInPicture: z.boolean(), relationFrom: z.enum(relationSources) });

export const identityDecision = z.union([
  z.object({
    outcome: z.literal('verified'),
    method: z.enum(seenBy),
    document: z.enum(documentKinds),
    compared: z.array(z.enum(comparableFields)).max(comparableFields.length).readonly(),
    read: documentRead.optional(),
    issuingState: z
      .string()
      .regex(/^[A-Z]{0,3}$/)
      .optional(),
    guardian: guardianKnown.extend({ numberFrom: z.enum(numberSources) }).optional(),
    despite: shortText.optional(),
  }),
  z.object({
    outcome: z.literal('waived'),
    reason: z.literal('vouchedFor'),
    by: shortText,
    relation: shortText,
    guardian: guardianKnown.optional(),
    despite: shortText.optional(),
  }),
  z.object({
    outcome: z.literal('waived'),
    reason: z.enum(waiverReasons).exclude(['vouchedFor']),
    questions: z
      .array(z.object({ about: z.enum(controlQuestions), right: z.boolean() }))
      .max(controlQuestions.length)
      .readonly()
      .optional(),
    guardian: guardianKnown.optional(),
    despite: shortText.optional(),
  }),
  z.object({ outcome: z.literal('unconfirmed'), reason: shortText, help: z.enum(helpGiven) }),
]);

export const identityCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unchecked') }),
  z.object({ state: z.literal('checking'), since: instant }),
  z.object({ state: z.literal('decided'), decision: identityDecision, by: hsaId, at: instant }),
]);

const states = z.union([
  z.literal('all'),
  z.array(z.string().refine(isState, "must be a state's letters as in its passports, like NOR")).readonly(),
]);

/** What a clinic takes as enough (`IdentityRules`), as its administrator writes it; a word too many is refused too. */
export const identityRules = z.strictObject({
  v: z.literal(1),
  documents: z.array(z.enum(documentKinds)).readonly(),
  states: z.strictObject({ foreignPassport: states, foreignIdCard: states } satisfies Record<
    ForeignKind,
    unknown
  >),
  waiverReasons: z.array(z.enum(waiverReasons)).readonly(),
  controlQuestionsAtLeast: z.int().min(1).max(5),
});
