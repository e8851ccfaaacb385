import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v7 } from 'uuid';
import type { VisitId } from '../shared/domain/ids.ts';
import type { Instant } from '../shared/domain/time.ts';
import type { Actor } from '../shared/domain/visit.ts';

/** What the first link points at. */
export const chainStart = '0'.repeat(64);

export interface ChainEntry {
  /** The visit whose history it is, or which it is about; null where it is about none. */
  readonly visit: VisitId | null;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One link as it is stored. */
export interface ChainLink {
  readonly id: string;
  readonly v: number;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly type: string;
  readonly payload: string;
  readonly salt: string;
  readonly payload_hash: string;
  readonly prev: string;
  readonly hash: string;
}

/** RFC 8785 of a JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

export function sha256Of(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/**
 * Makes the next link: `hash` = SHA-256 of RFC 8785 of {v, prev, id, visit, seq, at, actor, type, payloadHash},
 * `payloadHash` = SHA-256(32-byte salt ‖ RFC 8785 of payload), so that a payload can be erased and the chain still verifies.
 */
export function sealLink(entry: ChainEntry, prev: string): ChainLink {
  const salt = randomBytes(32);
  const payload = canonicalJson(entry.payload);
  const link = {
    id: v7(),
    v: 1,
    seq: entry.seq,
    at: entry.at,
    actor: canonicalJson(entry.actor),
    type: entry.type,
    payload,
    salt: salt.toString('hex'),
    payload_hash: sha256Of(salt, payload),
    prev,
  };
  return { ...link, hash: hashOf(link, entry.visit) };
}

/** Whether `link` stands unchanged at place `seq` after the link whose hash is `prev`. */
export function isIntact(link: ChainLink, visit: VisitId | null, seq: number, prev: string): boolean {
  return (
    link.seq === seq &&
    link.prev === prev &&
    link.payload_hash === sha256Of(Buffer.from(link.salt, 'hex'), link.payload) &&
    link.hash === hashOf(link, visit)
  );
}

function hashOf(link: Omit<ChainLink, 'hash' | 'payload' | 'salt'>, visit: VisitId | null): string {
  return sha256Of(
    canonicalJson({
      v: link.v,
      prev: link.prev,
      id: link.id,
      visit,
      seq: link.seq,
      at: link.at,
      actor: JSON.parse(link.actor),
      type: link.type,
      payloadHash: link.payload_hash,
    }),
  );
}
