import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ChainLink, canonicalJson, chainStart, isIntact, sealLink } from '../../../src/hub/hashChain.ts';
import type { HsaId, VisitId } from '../../../src/shared/domain/ids.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

const visit = '018f0000-0000-7000-8000-000000000001' as VisitId;
const entry = {
  visit,
  seq: 1,
  at: 1_000 as Instant,
  actor: { kind: 'staff', hsaId: 'SE2321000016-1001' as HsaId },
  type: 'cancelled',
  payload: { reason: 'Sjuk' },
} as const;

describe('a link of the chain', () => {
  it('stands where it was put', () => {
    const first = sealLink(entry, chainStart);
    const second = sealLink({ ...entry, seq: 2 }, first.hash);
    expect(isIntact(first, visit, 1, chainStart)).toBe(true);
    expect(isIntact(second, visit, 2, first.hash)).toBe(true);
  });

  it('is SHA-256 over RFC 8785 of the fields that design.md names', () => {
    const link = sealLink(entry, chainStart);
    const payloadHash = createHash('sha256')
      .update(Buffer.from(link.salt, 'hex'))
      .update('{"reason":"Sjuk"}')
      .digest('hex');
    const text = `{"actor":{"hsaId":"SE2321000016-1001","kind":"staff"},"at":1000,"id":"${link.id}","payloadHash":"${payloadHash}","prev":"${chainStart}","seq":1,"type":"cancelled","v":1,"visit":"${visit}"}`;
    expect(link.hash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(Buffer.from(link.salt, 'hex')).toHaveLength(32);
  });

  it.each<[string, (link: ChainLink) => ChainLink]>([
    ['payload', (link) => ({ ...link, payload: canonicalJson({ reason: 'Frisk' }) })],
    ['salt', (link) => ({ ...link, salt: '00'.repeat(32) })],
    ['time', (link) => ({ ...link, at: 1_001 as Instant })],
    ['actor', (link) => ({ ...link, actor: canonicalJson({ kind: 'hub' }) })],
    ['type', (link) => ({ ...link, type: 'noShow' })],
    ['id', (link) => ({ ...link, id: visit })],
    ['place', (link) => ({ ...link, seq: 2 })],
    ['link before', (link) => ({ ...link, prev: '1'.repeat(64) })],
    ['hash', (link) => ({ ...link, hash: '2'.repeat(64) })],
  ])('shows a changed %s', (_what, change) => {
    expect(isIntact(change(sealLink(entry, chainStart)), visit, 1, chainStart)).toBe(false);
  });

  it('shows that it was moved to another visit', () => {
    const other = '018f0000-0000-7000-8000-000000000002' as VisitId;
    expect(isIntact(sealLink(entry, chainStart), other, 1, chainStart)).toBe(false);
  });
});
