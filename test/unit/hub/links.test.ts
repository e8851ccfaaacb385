import { describe, expect, it } from 'vitest';
import { isLinkToken, linkToken, linkUrl } from '../../../src/hub/links.ts';
import { sessionRequest } from '../../../src/shared/contracts/hub.ts';
import type { ParticipantId } from '../../../src/shared/domain/ids.ts';

const key = new Uint8Array(32).fill(7);
const subject = {
  booking: '018f0000-0000-7000-8000-00000000000a',
  participant: '018f0000-0000-7000-8000-00000000000b' as ParticipantId,
  generation: 1,
};

describe('a link', () => {
  it('holds participant and token in its fragment, in the shape that the session takes', () => {
    const url = new URL(linkUrl('http://127.0.0.1:4711', subject.participant, linkToken(key, subject)));
    expect(`${url.pathname}${url.search}`).toBe('/');
    const [version, participantId, token] = url.hash.slice(1).split('.');
    expect(version).toBe('1');
    expect(sessionRequest.safeParse({ v: 1, participantId, token }).success).toBe(true);
  });

  it('is the same when it is made again', () => {
    expect(linkToken(key, subject)).toBe(linkToken(key, subject));
    expect(isLinkToken(key, subject, linkToken(key, subject))).toBe(true);
  });

  it.each([
    ['generation', { ...subject, generation: 2 }],
    ['participant', { ...subject, participant: subject.booking as ParticipantId }],
    ['booking', { ...subject, booking: subject.participant }],
  ])('is no good for another %s', (_what, other) => {
    expect(isLinkToken(key, other, linkToken(key, subject))).toBe(false);
  });

  it('is no good under another key, cut short or empty', () => {
    const token = linkToken(key, subject);
    expect(isLinkToken(new Uint8Array(32).fill(8), subject, token)).toBe(false);
    expect(isLinkToken(key, subject, token.slice(0, 21))).toBe(false);
    expect(isLinkToken(key, subject, '')).toBe(false);
  });
});
