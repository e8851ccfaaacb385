import { z } from 'zod';
import { identityRules } from '../shared/contracts/identity.ts';
import { staffMember } from '../shared/contracts/staff.ts';

const clinic = z.object({
  name: z.string().max(200),
  phone: z.string().max(32),
  zone: z.string().max(64),
});

/** Who sits here, and at which clinic. Author, role and permission come from here, never from a setting. */
export const persona = z.object({ v: z.literal(1), principal: staffMember, clinic });
export type Persona = z.output<typeof persona>;

/** The practice clinic and those who work there; the first of them is there from the first start, without a secret. */
export const practiceClinic = z.strictObject({
  v: z.literal(1),
  staff: z.tuple([staffMember], staffMember),
  clinic,
  identityRules,
});
export type PracticeClinic = z.output<typeof practiceClinic>;
