import { z } from 'zod';
import { professions } from '../domain/note.ts';
import { staffRoles } from '../domain/permissions.ts';
import { consoleId, hsaId, protocolVersion } from './primitives.ts';

const v = z.literal(protocolVersion);

/** Somebody who works at the clinic. */
export const staffMember = z.object({
  hsaId,
  name: z.string().min(1).max(200),
  title: z.string().max(200),
  role: z.enum(staffRoles),
  profession: z.enum(professions),
});
export type StaffMember = z.output<typeof staffMember>;

/**
 * Who knocks at `/staff` (the socket's auth). The console that started an embedded hub: with main's secret, and which
 * of the clinic's staff sits there. An enrolled console: with a signature over the hub's latest nonce.
 */
export const staffAuth = z.union([
  z.object({ v, secret: z.string().regex(/^[0-9a-f]{64}$/), hsaId }),
  z.object({
    v,
    console: consoleId,
    nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    signature: z.base64().max(128),
  }),
]);
export type StaffAuth = z.output<typeof staffAuth>;
