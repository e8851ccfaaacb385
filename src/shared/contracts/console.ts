import { z } from 'zod';
import { consoleId, protocolVersion } from './primitives.ts';
import { staffMember } from './staff.ts';

const v = z.literal(protocolVersion);
const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** A code as it is sent: Crockford's letters, without the hyphens between them. */
const enrolmentCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/);
/** 32 bytes in base64url. */
const nonce = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * REST, console of a clinic's own hub: `POST path {v, ...body}`, answered by a Result. The hub of this program's practice
 * clinic has neither.
 */
export const consoleCalls = {
  /** A nonce to sign (`consoleProof`), good for one connection within a minute. */
  'console.challenge': {
    path: '/api/console/challenge',
    body: z.strictObject({ v }),
    answer: z.object({ nonce }),
  },
  /**
   * Makes the console known by its public key (Ed25519: the 32 bytes themselves, or SPKI), once for each code. Codes that
   * are unknown, used or over are refused alike: `enrolment.invalid`; after many of them the same address waits:
   * `message.rateLimited`. `label` is what the administrator will know the workstation by.
   */
  'console.enrol': {
    path: '/api/console/enrol',
    body: z.strictObject({
      v,
      code: enrolmentCode,
      publicKey: base64,
      label: z
        .string()
        .trim()
        .max(80)
        .regex(/^[^\p{Cc}\p{Cf}]+$/u),
    }),
    answer: z.object({
      consoleId,
      staff: staffMember,
      clinic: z.object({ name: z.string().max(200), phone: z.string().max(32), zone: z.string().max(64) }),
    }),
  },
} as const;
