import { z } from 'zod';
import { comparableFields, documentKinds, helpGiven, waiverReasons } from '../domain/identity.ts';
import { hsaId, instant, shortText } from './primitives.ts';

export const identityDecision = z.union([
  z.object({
    outcome: z.literal('verified'),
    method: z.literal('frozenFrame'),
    document: z.enum(documentKinds),
    compared: z.array(z.enum(comparableFields)).max(comparableFields.length),
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
