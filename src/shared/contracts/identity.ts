import { z } from 'zod';
import {
  comparableFields,
  documentKinds,
  helpGiven,
  readFields,
  readResults,
  seenBy,
  waiverReasons,
} from '../domain/identity.ts';
import { hsaId, instant, shortText } from './primitives.ts';

/** What is kept of a reading. The number's end is bounded to four: a whole one is refused here. */
const documentRead = z.object({
  issuingState: z.string().regex(/^[A-Z]{0,3}$/),
  numberEnd: z.string().regex(/^[A-Z0-9]{0,4}$/),
  results: z.record(z.enum(readFields), z.enum(readResults)),
  reader: z.string().regex(/^[\w.-]{1,40}$/),
});

export const identityDecision = z.union([
  z.object({
    outcome: z.literal('verified'),
    method: z.enum(seenBy),
    document: z.enum(documentKinds),
    compared: z.array(z.enum(comparableFields)).max(comparableFields.length),
    read: documentRead.optional(),
    despite: shortText.optional(),
  }),
  z.object({
    outcome: z.literal('waived'),
    reason: z.literal('vouchedFor'),
    by: shortText,
    relation: shortText,
  }),
  z.object({ outcome: z.literal('waived'), reason: z.enum(waiverReasons).exclude(['vouchedFor']) }),
  z.object({ outcome: z.literal('unconfirmed'), reason: shortText, help: z.enum(helpGiven) }),
]);

export const identityCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unchecked') }),
  z.object({ state: z.literal('checking'), since: instant }),
  z.object({ state: z.literal('decided'), decision: identityDecision, by: hsaId, at: instant }),
]);
