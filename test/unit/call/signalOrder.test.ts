import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inbox, inboxFor, receive } from '../../../src/call/signalOrder.ts';
import type { Signal } from '../../../src/shared/contracts/signal.ts';

const offer = (generation: number, n = 0, sdp = `offer ${generation}`): Signal => ({
  generation,
  n,
  data: { type: 'offer', sdp },
});
const candidate = (generation: number, n: number): Signal => ({
  generation,
  n,
  data: { type: 'candidate', candidate: { candidate: 'c' } },
});
const answer = (generation: number, n: number): Signal => ({
  generation,
  n,
  data: { type: 'answer', sdp: 'a' },
});
const restart = (generation: number, n = 0): Signal => ({ generation, n, data: { type: 'restart' } });

describe('the order of signals, answering side', () => {
  it('begins with an offer and takes its candidates once each', () => {
    const begun = receive(inboxFor(0), offer(1), 'answerer');
    expect(begun.verdict).toBe('begin');
    const taken = receive(begun.inbox, candidate(1, 1), 'answerer');
    expect(taken.verdict).toBe('take');
    expect(receive(taken.inbox, candidate(1, 1), 'answerer').verdict).toBe('repeat');
  });

  it('drops what is of an older generation', () => {
    const { inbox } = receive(inboxFor(0), offer(3), 'answerer');
    expect(receive(inbox, candidate(2, 9), 'answerer').verdict).toBe('old');
  });

  it('keeps a candidate that comes before its offer', () => {
    expect(receive(inboxFor(1), candidate(2, 4), 'answerer').verdict).toBe('early');
  });

  it('drops the same offer sent again', () => {
    const { inbox } = receive(inboxFor(0), offer(2), 'answerer');
    expect(receive(inbox, offer(2), 'answerer').verdict).toBe('repeat');
  });

  it('tells a console that began again from a lower generation where we are', () => {
    const { inbox } = receive(inboxFor(0), offer(5), 'answerer');
    expect(receive(inbox, offer(1, 0, 'another'), 'answerer').verdict).toBe('askRestart');
    expect(receive(inbox, offer(5, 0, 'another'), 'answerer').verdict).toBe('askRestart');
    expect(receive(inboxFor(5), offer(1), 'answerer').verdict).toBe('askRestart');
  });

  it('refuses what only an initiator may get', () => {
    expect(receive(inboxFor(1), answer(1, 0), 'answerer').verdict).toBe('misplaced');
    expect(receive(inboxFor(1), restart(1), 'answerer').verdict).toBe('misplaced');
  });
});

describe('the order of signals, initiating side', () => {
  it('takes the answer to its own generation only', () => {
    expect(receive(inboxFor(2), answer(2, 0), 'initiator').verdict).toBe('take');
    expect(receive(inboxFor(2), answer(1, 0), 'initiator').verdict).toBe('old');
    expect(receive(inboxFor(2), answer(3, 0), 'initiator').verdict).toBe('misplaced');
    expect(receive(inboxFor(2), offer(3), 'initiator').verdict).toBe('misplaced');
  });

  it('hears a restart of any generation: the other page may know nothing of ours', () => {
    expect(receive(inboxFor(7), restart(1), 'initiator').verdict).toBe('restart');
    expect(receive(inboxFor(7), restart(9), 'initiator').verdict).toBe('restart');
  });
});

const anySignal: fc.Arbitrary<Signal> = fc.record({
  generation: fc.integer({ min: 1, max: 4 }),
  n: fc.integer({ min: 0, max: 5 }),
  data: fc.oneof(
    fc.record({ type: fc.constant('offer' as const), sdp: fc.constantFrom('x', 'y') }),
    fc.record({ type: fc.constant('answer' as const), sdp: fc.constant('x') }),
    fc.record({
      type: fc.constant('candidate' as const),
      candidate: fc.record({ candidate: fc.constant('c') }),
    }),
    fc.record({ type: fc.constant('restart' as const) }),
  ),
});

describe('the order of signals, whatever comes', () => {
  it('never goes back a generation, never takes the same signal twice', () => {
    fc.assert(
      fc.property(fc.constantFrom('initiator', 'answerer'), fc.array(anySignal), (role, signals) => {
        let inbox: Inbox = inboxFor(role === 'initiator' ? 2 : 0);
        const taken = new Set<string>();
        for (const signal of signals) {
          const { inbox: next, verdict } = receive(inbox, signal, role);
          expect(next.generation).toBeGreaterThanOrEqual(inbox.generation);
          if (verdict === 'take' || verdict === 'begin') {
            const name = `${signal.generation}/${signal.n}`;
            expect(taken.has(name)).toBe(false);
            taken.add(name);
            expect(signal.generation).toBe(next.generation);
          }
          inbox = next;
        }
      }),
    );
  });
});
