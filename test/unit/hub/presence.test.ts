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
  left_at: null,
  left_tab: null,
  knocked_at: null,
  knock_answer: null,
  tested_at: null,
  prepared_at: null,
  preparation: null,
  message: null,
  message_at: null,
  other_device: null,
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
    presence.connected(id, 'd');
    clock.now = 5;
    presence.gone(id);
    expect(of(booked)).toEqual({ state: 'away', since: 5 });
    expect(presence.isConnected(id)).toBe(false);
  });

  it('goes over preparing and waiting to the call', () => {
    const { clock, presence, of } = at(1);
    presence.connected(id, 'd');
    expect(of(booked)).toEqual({ state: 'preparing', since: 1 });
    expect(of(booked, { waiting: 1, waiting_since: 3 as Instant })).toEqual({ state: 'waiting', since: 3 });
    clock.now = 7;
    presence.follow(inCall);
    expect(of(inCall)).toEqual({ state: 'inCall', since: 7, line: 'connecting' });
  });

  it('believes the console about the line before the patient', () => {
    const { presence, of } = at(1);
    presence.connected(id, 'd');
    presence.follow(inCall);
    presence.line(id, 'patient', 'connected');
    expect(of(inCall)).toMatchObject({ line: 'connected' });
    presence.line(id, 'console', 'interrupted');
    expect(of(inCall)).toMatchObject({ line: 'interrupted' });
  });

  it('forgets the line when the call is over', () => {
    const { presence, of } = at(1);
    presence.connected(id, 'd');
    presence.follow(inCall);
    presence.line(id, 'console', 'connected');
    presence.follow(booked);
    presence.follow(inCall);
    expect(of(inCall)).toMatchObject({ line: 'connecting' });
  });

  it('is away for one who left by will, since then, though the page is still open or opened again', () => {
    const { clock, presence, of } = at(1);
    presence.connected(id, 'd');
    presence.follow(inCall);
    const left = { left_at: 4 as Instant, left_tab: 'one' };
    clock.now = 9;
    expect(of(inCall, left)).toEqual({ state: 'away', since: 4 });
    presence.gone(id);
    presence.connected(id, 'd');
    expect(of(inCall, left)).toEqual({ state: 'away', since: 4 });
    expect(of(inCall)).toMatchObject({ state: 'inCall' });
  });

  it('takes nothing that was found of one device for another', () => {
    const { presence } = at(1);
    presence.connected(id, 'd');
    presence.devices(id, { camera: { state: 'works' } });
    presence.gone(id);
    presence.connected(id, 'd');
    expect(presence.readinessOf(id, row()).camera).toEqual({ state: 'works' });
    presence.connected(id, 'e');
    expect(presence.readinessOf(id, row()).camera).toEqual({ state: 'untested' });
  });

  it('says that another device waits while its page is there, and only of the one whose turn it is', () => {
    const { presence } = at(1);
    const turn = row({ other_device: 'e' });
    expect(presence.otherWaits(turn)).toBe(false);
    presence.waitsForPlace(id, 'e');
    expect(presence.otherWaits(turn)).toBe(true);
    expect(presence.otherWaits(row({ other_device: 'f' }))).toBe(false);
    expect(presence.otherWaits(row())).toBe(false);
    presence.waitsForPlace(id, null);
    expect(presence.otherWaits(turn)).toBe(false);
    expect(presence.deviceWaiting(id)).toBeNull();
  });
});
