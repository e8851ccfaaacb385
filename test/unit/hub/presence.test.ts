import { describe, expect, it } from 'vitest';
import { createPresence } from '../../../src/hub/presence.ts';
import type { ParticipantTable } from '../../../src/hub/storage/schema.ts';
import type { HsaId, ParticipantId, VisitId } from '../../../src/shared/domain/ids.ts';
import type { Participant } from '../../../src/shared/domain/participants.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { bookedVisit, type Visit } from '../../../src/shared/domain/visit.ts';

const id = 'p' as ParticipantId;
const expected: Participant = {
  id,
  kind: 'patient',
  cameAt: null,
  admission: 'waiting',
  identity: { state: 'unchecked' },
};
const booked = bookedVisit('v' as VisitId, 'c' as HsaId, [expected]);
const inCall: Visit = { ...booked, stage: 'open', participants: [{ ...expected, admission: 'admitted' }] };
const row = (change: Partial<ParticipantTable> = {}): ParticipantTable => ({
  id,
  visit: 'v' as VisitId,
  kind: 'patient',
  generation: 1,
  device: 'd',
  device_turn: null,
  came_device: null,
  answers: '{}',
  room: 'unasked',
  waiting: 0,
  waiting_since: null,
  ...change,
});

function at(now: number) {
  const clock = { now };
  const presence = createPresence(() => clock.now as Instant);
  const of = (visit: Visit, change: Partial<ParticipantTable> = {}) =>
    presence.presenceOf(visit, visit.participants[0] ?? expected, row(change));
  return { clock, presence, of };
}

describe('presence', () => {
  it('is away before anybody has come, and after the line is gone, since then', () => {
    const { clock, presence, of } = at(1);
    expect(of(booked)).toEqual({ state: 'away', since: null });
    presence.connected(id, false);
    clock.now = 5;
    presence.gone(id);
    expect(of(booked)).toEqual({ state: 'away', since: 5 });
    expect(presence.isConnected(id)).toBe(false);
  });

  it('goes over preparing and waiting to the call', () => {
    const { clock, presence, of } = at(1);
    presence.connected(id, false);
    expect(of(booked)).toEqual({ state: 'preparing', since: 1 });
    expect(of(booked, { waiting: 1, waiting_since: 3 as Instant })).toEqual({ state: 'waiting', since: 3 });
    clock.now = 7;
    presence.follow(inCall);
    expect(of(inCall)).toEqual({ state: 'inCall', since: 7, line: 'connecting' });
  });

  it('believes the console about the line before the patient', () => {
    const { presence, of } = at(1);
    presence.connected(id, false);
    presence.follow(inCall);
    presence.line(id, 'patient', 'connected');
    expect(of(inCall)).toMatchObject({ line: 'connected' });
    presence.line(id, 'console', 'interrupted');
    expect(of(inCall)).toMatchObject({ line: 'interrupted' });
  });

  it('forgets the line when the call is over', () => {
    const { presence, of } = at(1);
    presence.connected(id, false);
    presence.follow(inCall);
    presence.line(id, 'console', 'connected');
    presence.follow(booked);
    presence.follow(inCall);
    expect(of(inCall)).toMatchObject({ line: 'connecting' });
  });

  it('is away for one who left, also when the same tab is loaded anew, until another tab or the page comes back', () => {
    const { presence, of } = at(1);
    presence.connected(id, false);
    presence.follow(inCall);
    presence.left(id, true);
    presence.gone(id);
    presence.connected(id, true);
    expect(of(inCall)).toMatchObject({ state: 'away' });
    presence.left(id, false);
    expect(of(inCall)).toMatchObject({ state: 'inCall' });
    presence.left(id, true);
    presence.connected(id, false);
    expect(of(inCall)).toMatchObject({ state: 'inCall' });
  });
});
