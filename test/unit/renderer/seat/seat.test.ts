// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { askSeat, followSeat, useSeat } from '../../../../src/renderer/seat/seat.ts';
import { done, refuse } from '../../../../src/shared/domain/refusal.ts';
import { fakeVidi } from '../support/fakeVidi.ts';
import { helena, karim, seatOf } from '../support/seat.ts';

afterEach(() => {
  useSeat.setState(null, true);
  sessionStorage.clear();
});

const karimsOpen = seatOf({ state: 'open', current: karim.id });
const karimsLocked = seatOf({ state: 'locked', current: karim.id });

let stop = () => {};
afterEach(() => stop());

async function started(answers: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi({ 'session.read': () => done(karimsOpen), ...answers });
  const told: string[] = [];
  stop = followSeat({
    onLocked: () => told.push('locked'),
    onUnlocked: () => told.push('unlocked'),
    onLeft: () => told.push('left'),
  });
  await askSeat('session.read', {});
  return { vidi, told };
}

it('rests the visit before the lock is shown, and asks anew when it is gone', async () => {
  const { vidi, told } = await started();
  let shownAtRest: string | undefined;
  const off = useSeat.subscribe((seat) => {
    shownAtRest ??= told.includes('locked') ? seat?.state : 'too early';
  });
  vidi.emit({ type: 'session', session: karimsLocked });
  vidi.emit({ type: 'session', session: karimsLocked });
  expect(told).toEqual(['locked']);
  expect(shownAtRest).toBe('locked');
  vidi.emit({ type: 'session', session: karimsOpen });
  expect(told).toEqual(['locked', 'unlocked']);
  off();
});

it.each([
  ['signed out', seatOf()],
  ['another has sat down', seatOf({ state: 'open', current: helena.id })],
])('begins anew and shows nothing more when the clinician is gone: %s', async (_how, after) => {
  const { vidi, told } = await started();
  vidi.emit({ type: 'session', session: after });
  expect(told).toEqual(['left']);
  expect(useSeat.getState()?.current).toBe(karim.id);
});

it('gives a refusal, and changes nothing for it', async () => {
  await started({ 'session.lock': () => refuse('session.signedOut') });
  expect(await askSeat('session.lock', {})).toEqual({ code: 'session.signedOut' });
  expect(useSeat.getState()).toEqual(karimsOpen);
});
