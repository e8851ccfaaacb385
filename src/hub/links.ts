import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ParticipantId } from '../shared/domain/ids.ts';

/** A link's token is the first 128 bits of a MAC: 22 signs of base64url. */
const tokenBytes = 16;

export interface LinkSubject {
  readonly booking: string;
  readonly participant: ParticipantId;
  readonly generation: number;
}

/**
 * HMAC-SHA-256(link key, v1 ‖ booking ‖ participant ‖ generation), first 128 bits: can be made again at any time,
 * is revoked by raising the generation, and nothing is stored but the generation.
 */
export function linkToken(key: Uint8Array, subject: LinkSubject): string {
  // The ids have one length (UUID) and the generation comes last, so the joined text is unambiguous.
  return createHmac('sha256', key)
    .update(`v1\n${subject.booking}\n${subject.participant}\n${subject.generation}`)
    .digest()
    .subarray(0, tokenBytes)
    .toString('base64url');
}

/** Whether `token` is the subject's, in time that does not depend on how much of it is right. */
export function isLinkToken(key: Uint8Array, subject: LinkSubject, token: string): boolean {
  const right = Buffer.from(linkToken(key, subject));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The link whole. Its fragment never leaves the browser but by POST. */
export function linkUrl(origin: string, participant: ParticipantId, token: string): string {
  return `${origin}/#1.${participant}.${token}`;
}
