// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PersonSettings } from '../../../../../src/renderer/features/session/PersonSettings.tsx';
import { SeatDialog } from '../../../../../src/renderer/features/session/SeatDialog.tsx';
import {
  closeSeatDialog,
  openSeatDialog,
  useSeatDialog,
} from '../../../../../src/renderer/features/session/seatDialog.ts';
import { useAlive } from '../../../../../src/renderer/features/session/useAlive.ts';
import { useSeat } from '../../../../../src/renderer/seat/seat.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at } from '../../support/rows.ts';
import { helena, karim, karimSits, seatOf, sit } from '../../support/seat.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  closeSeatDialog();
  useSeat.setState(null, true);
  sessionStorage.clear();
});

async function dialog(callAt: string | null, answers: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi({ 'session.signOut': () => done(seatOf()), ...answers });
  karimSits();
  const onLock = vi.fn();
  await draw(<SeatDialog callAt={callAt} onLock={onLock} />);
  act(() => openSeatDialog());
  return { vidi, onLock, dialog: await screen.findByRole('dialog', { name: 'Vem sitter här?' }) };
}

describe('the dialog of who sits here', () => {
  it('shows who sits here and who could, and switches with one press where there is no passphrase', async () => {
    const { vidi, dialog: shown } = await dialog(null, { 'session.switch': () => done(seatOf()) });
    expect(shown.textContent).toContain('Karim Haddad');
    fireEvent.click(within(shown).getByRole('button', { name: /Helena Ljung/ }));
    await waitFor(() => expect(vidi.payloadsOf('session.switch')).toEqual([{ id: helena.id, secret: null }]));
    expect(vidi.payloadsOf('session.signOut')).toHaveLength(0);
  });

  it('only locks while a call goes on, and says why', async () => {
    const { onLock, dialog: shown } = await dialog('10:40');
    expect(shown.textContent).toContain('Samtalet 10:40 pågår.');
    expect(within(shown).queryByRole('button', { name: /Helena Ljung/ })).toBeNull();
    expect(within(shown).queryByRole('button', { name: 'Logga ut' })).toBeNull();
    fireEvent.click(within(shown).getByRole('button', { name: 'Lås nu' }));
    expect(onLock).toHaveBeenCalledOnce();
    expect(useSeatDialog.getState().isOpen).toBe(false);
  });

  it('signs nobody out while changes wait for the connection: they would be lost', async () => {
    const { dialog: shown } = await dialog(null, {
      'connection.read': () =>
        done({
          state: 'lost',
          since: at('09:30'),
          refusal: { code: 'connection.lost' },
          pendingCommands: 2,
        }),
    });
    expect(shown.textContent).toContain('2 ändringar väntar');
    expect(within(shown).queryByRole('button', { name: 'Logga ut' })).toBeNull();
  });

  it('says in words when not everything could be written', async () => {
    const { dialog: shown } = await dialog(null, { 'session.signOut': () => refuse('draft.notWritten') });
    fireEvent.click(within(shown).getByRole('button', { name: 'Logga ut' }));
    expect((await within(shown).findByRole('alert')).textContent).toContain('Inte sparad');
  });
});

describe('the person, in the settings', () => {
  it('changes the passphrase, and says when the present one is wrong; the new one stays typed', async () => {
    let right = false;
    const vidi = fakeVidi({
      'session.changeSecret': () =>
        right
          ? done(seatOf({ state: 'open', current: karim.id }))
          : refuse('secret.wrong', { waitSeconds: 0 }),
    });
    karimSits();
    await draw(<PersonSettings callAt={null} />);
    fireEvent.click(screen.getByRole('button', { name: 'Byt lösenfras' }));
    const type = (name: string, value: string) =>
      fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type('Nuvarande lösenfras', 'fel');
    type('Ny lösenfras', 'havregryn och citron');
    type('Lösenfrasen en gång till', 'havregryn och citron');
    fireEvent.click(screen.getByRole('button', { name: 'Byt' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Det stämde inte.');
    expect(screen.getByLabelText<HTMLInputElement>('Ny lösenfras').value).toBe('havregryn och citron');
    right = true;
    type('Nuvarande lösenfras', 'den gamla frasen');
    fireEvent.click(screen.getByRole('button', { name: 'Byt' }));
    expect(await screen.findByText(/Den nya gäller från nu/)).toBeTruthy();
    expect(vidi.payloadsOf('session.changeSecret').at(-1)).toEqual({
      id: karim.id,
      old: 'den gamla frasen',
      new: 'havregryn och citron',
    });
  });

  it('keeps after how long it locks', async () => {
    const vidi = fakeVidi();
    sit({ state: 'open', current: helena.id });
    await draw(<PersonSettings callAt={null} />);
    fireEvent.change(screen.getByLabelText('Lås när ingen rör datorn'), { target: { value: '2' } });
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toEqual([{ lockAfterMinutes: 2 }]));
  });

  it('asks once before the program starts again in the other mode, and not in a call', async () => {
    const vidi = fakeVidi({ 'session.start': () => done(seatOf({ state: 'open', current: helena.id })) });
    sit({ state: 'open', current: helena.id });
    const { rerender } = await draw(<PersonSettings callAt={null} />);
    fireEvent.click(screen.getByRole('button', { name: 'Anslut till en mottagning…' }));
    expect(vidi.payloadsOf('session.start')).toEqual([]);
    rerender(<PersonSettings callAt="10:40" />);
    expect(screen.queryByRole('button', { name: 'Starta om' })).toBeNull();
    rerender(<PersonSettings callAt={null} />);
    fireEvent.click(screen.getByRole('button', { name: 'Starta om' }));
    await waitFor(() => expect(vidi.payloadsOf('session.start')).toEqual([{ mode: 'clinic' }]));
  });
});

function Alive({ inCall, isOpen }: { readonly inCall: boolean; readonly isOpen: boolean }) {
  useAlive(inCall, isOpen);
  return null;
}

describe('main', () => {
  it('hears of input, at most every 15 s, and of a call at once; nothing from behind the lock', async () => {
    const vidi = fakeVidi({ 'session.alive': () => done({}) });
    const { rerender } = await draw(<Alive inCall={false} isOpen />);
    const heard = () => vidi.payloadsOf('session.alive');
    vi.useFakeTimers({ now: Date.now() });
    expect(heard()).toEqual([{ inCall: false }]);
    fireEvent.keyDown(window, { key: 'a' });
    expect(heard()).toHaveLength(1);
    vi.advanceTimersByTime(15_000);
    fireEvent.pointerDown(window);
    fireEvent.keyDown(window, { key: 'a' });
    expect(heard()).toHaveLength(2);
    rerender(<Alive inCall isOpen />);
    expect(heard().at(-1)).toEqual({ inCall: true });
    rerender(<Alive inCall={false} isOpen={false} />);
    const before = heard().length;
    vi.advanceTimersByTime(60_000);
    fireEvent.pointerDown(window);
    expect(heard()).toHaveLength(before);
  });
});
