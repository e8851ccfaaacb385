import { describe, expect, it } from 'vitest';
import type { PeerState } from '../../../../../src/call/peerState.ts';
import {
  callView,
  minutesAndSeconds,
  visitTime,
} from '../../../../../src/renderer/features/call/callView.ts';
import { at, participant } from '../../support/rows.ts';
import { openVisit } from '../../support/visit.tsx';

const none = { hungUp: false, hold: false };
const remote = {} as MediaStream;
const connected: PeerState = { state: 'connected', generation: 1, since: at('10:40'), remote };
const interrupted: PeerState = {
  state: 'interrupted',
  generation: 2,
  since: at('10:47'),
  attempt: 3,
  remote: null,
};

describe('what stands on the stage', () => {
  it('is the picture while it lives', () => {
    expect(callView(openVisit(), connected, none)).toEqual({ state: 'live', remote });
  });

  it('is the hold and not the picture while on hold', () => {
    expect(callView(openVisit(), connected, { ...none, hold: true }).state).toBe('hold');
  });

  it('says a lost line lost also while on hold', () => {
    expect(callView(openVisit(), interrupted, { ...none, hold: true })).toMatchObject({
      state: 'lost',
      attempt: 3,
      since: at('10:47'),
    });
  });

  it('is "hung up" whatever the peer last said', () => {
    for (const peer of [connected, interrupted, { state: 'ended' } as const])
      expect(callView(openVisit(), peer, { ...none, hungUp: true }).state).toBe('hungUp');
  });

  it('never shows a picture of somebody who is not let in, or of a visit that is not ours', () => {
    const waiting = openVisit({ participants: [participant(501, { admission: 'waiting' })] });
    expect(callView(waiting, connected, none).state).toBe('nobody');
    expect(callView(openVisit({ mine: false }), connected, none).state).toBe('elsewhere');
    expect(callView(openVisit({ channel: 'phone' }), connected, none).state).toBe('phone');
    expect(callView(openVisit({ stage: 'ended' }), connected, none).state).toBe('nobody');
  });
});

describe('times of the call', () => {
  it('are never negative, also when the clock was moved back', () => {
    expect(minutesAndSeconds(-5_000)).toBe('0:00');
    expect(visitTime(-5_000)).toBe('00:00');
  });

  it('are minutes and seconds, with hours from an hour on', () => {
    expect(minutesAndSeconds(34_900)).toBe('0:34');
    expect(visitTime(192_000)).toBe('03:12');
    expect(visitTime(3_661_000)).toBe('1:01:01');
  });
});
