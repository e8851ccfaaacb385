import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  readPeerMessage,
  refusedPeerMessages,
  ToldStates,
} from '../../../../../src/renderer/features/call/peerMessages.ts';
import { maxPeerMessageBytes } from '../../../../../src/shared/contracts/peer.ts';

const log = vi.fn();
beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(log));
afterEach(() => vi.restoreAllMocks());

describe("a message of the patient's page", () => {
  it('is taken when it is one of the contract', () => {
    const media = { v: 1, type: 'media', camera: false, microphone: true };
    expect(readPeerMessage(JSON.stringify(media))).toEqual(media);
    expect(readPeerMessage('{"v":1,"type":"noDocument"}')).toEqual({ v: 1, type: 'noDocument' });
  });

  it.each([
    ['no JSON', 'hello'],
    ['a part of one', '{"v":1,"type":"noDo'],
    ['of another version', '{"v":2,"type":"noDocument"}'],
    ["the console's own", '{"v":1,"type":"hold","on":true}'],
    ['with a wrong field', '{"v":1,"type":"media","camera":"yes","microphone":true}'],
    ['too large', JSON.stringify({ v: 1, type: 'noDocument', more: 'x'.repeat(maxPeerMessageBytes) })],
  ])('is refused and counted when it is %s', (_what, text) => {
    const before = refusedPeerMessages();
    expect(readPeerMessage(text)).toBeNull();
    expect(refusedPeerMessages()).toBe(before + 1);
  });

  it('never throws, and never lets its content into the log', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readPeerMessage(`secret ${text}`);
      }),
    );
    expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
  });
});

describe('what the patient was told', () => {
  it('is told again on a new connection, the last of each', () => {
    const told = new ToldStates();
    told.remember({ v: 1, type: 'hold', on: true });
    told.remember({ v: 1, type: 'showDocument', on: true });
    told.remember({ v: 1, type: 'hold', on: false });
    expect(told.all()).toEqual([
      { v: 1, type: 'hold', on: false },
      { v: 1, type: 'showDocument', on: true },
    ]);
  });
});
