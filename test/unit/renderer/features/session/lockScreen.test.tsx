// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LockScreen } from '../../../../../src/renderer/features/session/LockScreen.tsx';
import { guardKeys } from '../../../../../src/renderer/keys/lockedKeys.ts';
import { useChord } from '../../../../../src/renderer/keys/useChord.ts';
import { useEscape } from '../../../../../src/renderer/keys/useEscape.ts';
import { ownProfile, useSeat } from '../../../../../src/renderer/seat/seat.ts';
import type { SessionView } from '../../../../../src/shared/contracts/session.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { helena, karim, seatOf, sit } from '../../support/seat.ts';

let unguard = () => {};
beforeEach(() => {
  unguard = guardKeys();
});
afterEach(() => {
  cleanup();
  unguard();
  useSeat.setState(null, true);
});

const done_ = { finish: vi.fn(), escape: vi.fn() };

/** A visit with a chord, a text, and something that lies on top and hears Escape first. */
function Work() {
  useChord('visit.finish', done_.finish);
  useEscape(done_.escape);
  return <textarea aria-label="Anteckning" defaultValue="Hosta i fem dagar" />;
}

function Locked({ callHeld = false }: { readonly callHeld?: boolean }) {
  const seat = useSeat();
  const profile = ownProfile(seat);
  return (
    <>
      <Work />
      {seat?.state === 'locked' && profile !== null && (
        <LockScreen profile={profile} zone="Europe/Stockholm" callHeld={callHeld} />
      )}
    </>
  );
}

async function locked(change: Partial<SessionView> = {}, callHeld = false) {
  for (const one of Object.values(done_)) one.mockClear();
  const after = { state: 'open' as const, current: karim.id };
  const vidi = fakeVidi({
    'session.signIn': () => done(seatOf({ ...after, ...change, state: 'open' })),
    'session.signOut': () => done(seatOf()),
  });
  sit({ ...after, ...change });
  await draw(<Locked callHeld={callHeld} />);
  const note = screen.getByLabelText<HTMLTextAreaElement>('Anteckning');
  note.focus();
  sit({ ...after, ...change, state: 'locked' });
  await screen.findByRole('heading', { name: 'Låst' });
  return { vidi, note };
}

const finish = { key: 'Enter', code: 'Enter', ctrlKey: true };

it('lets no key reach what lies under it, wherever the focus is', async () => {
  await locked();
  const field = screen.getByLabelText('Lösenfras');
  for (const at of [field, document.body, window]) {
    fireEvent.keyDown(at, finish);
    fireEvent.keyDown(at, { key: 'Escape' });
  }
  expect(done_.finish).not.toHaveBeenCalled();
  expect(done_.escape).not.toHaveBeenCalled();
});

it('keeps what it covers in place, marked as hidden, and gives keys and focus back when it is unlocked', async () => {
  const { vidi, note } = await locked();
  expect(document.body.dataset.locked).toBe('');
  expect(note.isConnected).toBe(true);
  expect(document.activeElement).toBe(screen.getByLabelText('Lösenfras'));
  fireEvent.change(screen.getByLabelText('Lösenfras'), { target: { value: 'havregryn och citron' } });
  fireEvent.submit(screen.getByLabelText('Lösenfras'));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Låst' })).toBeNull());
  expect(vidi.payloadsOf('session.signIn')).toEqual([{ id: karim.id, secret: 'havregryn och citron' }]);
  expect(document.body.dataset.locked).toBeUndefined();
  expect(document.activeElement).toBe(note);
  expect(note.value).toBe('Hosta i fem dagar');
  fireEvent.keyDown(note, finish);
  expect(done_.finish).toHaveBeenCalledOnce();
});

it('takes one press where there is no passphrase', async () => {
  const { vidi } = await locked({ current: helena.id });
  expect(screen.queryByLabelText('Lösenfras')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Lås upp' }));
  await waitFor(() => expect(vidi.payloadsOf('session.signIn')).toEqual([{ id: 'practice', secret: null }]));
});

it('says that a call is on hold under it, and lets nobody else in before that is over', async () => {
  await locked({}, true);
  expect(screen.getByText(/Samtalet är pausat/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Någon annan sitter här' })).toBeNull();
});

it('lets somebody else sit down otherwise', async () => {
  const { vidi } = await locked();
  fireEvent.click(screen.getByRole('button', { name: 'Någon annan sitter här' }));
  await waitFor(() => expect(vidi.payloadsOf('session.signOut')).toHaveLength(1));
});
