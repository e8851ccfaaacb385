// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HandOverDialog } from '../../../../../src/renderer/features/actions/HandOverDialog.tsx';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { IpcPayload } from '../../../../../src/shared/contracts/ipc.ts';
import type { HsaId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, detailOf, participant, row } from '../../support/rows.ts';

afterEach(() => {
  cleanup();
  useVisitStore.getState().leave();
});

const member = (n: number, name: string, change: object = {}) => ({
  hsaId: `SE2321000016-${n}` as unknown as HsaId,
  name,
  title: 'sjuksköterska',
  role: 'clinician' as const,
  profession: 'nurse' as const,
  connected: false,
  ...change,
});
const staff = [
  member(1001, 'Helena Ljung', { connected: true }),
  member(2001, 'Bo Ek'),
  member(2002, 'Karim Haddad', { connected: true }),
  member(2003, 'Alva Sjö'),
  member(3001, 'Rut Roos', { role: 'assistant', connected: true }),
];
const admitted = { stage: 'open' as const, participants: [participant(9, { admission: 'admitted' })] };

async function dialog(
  change: Parameters<typeof row>[2] = admitted,
  asked: Parameters<typeof fakeVidi>[0] = {},
) {
  const one = row(1, '10:40', change);
  const vidi = fakeVidi({
    'visit.open': () => done(detailOf(one)),
    'visit.command': () => done({ state: 'done', seq: 2 }),
    'staff.list': () => done({ staff }),
    ...asked,
  });
  await useVisitStore.getState().show(one.visitId);
  const onDone = vi.fn();
  await draw(<HandOverDialog row={one} onDone={onDone} onClose={() => {}} />);
  await screen.findByRole('dialog', { name: 'Lämna över besöket' });
  return { vidi, onDone };
}

const line = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Rad till kollegan' });
const write = (text: string) => fireEvent.change(line(), { target: { value: text } });
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }));
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Lämna över' });
const commands = (vidi: ReturnType<typeof fakeVidi>) =>
  vidi.payloadsOf('visit.command').map((one) => (one as IpcPayload<'visit.command'>).command);

describe('handing a visit over', () => {
  it('offers the other clinicians, those at a console now first, each with what they are', async () => {
    await dialog();
    await screen.findByRole('radio', { name: /Karim/ });
    expect(screen.getByRole('radiogroup').textContent).toBe(
      [
        'Karim Haddadsjuksköterska, inne i Vidi nu',
        'Alva Sjösjuksköterska, inte inne i Vidi nu',
        'Bo Eksjuksköterska, inte inne i Vidi nu',
      ].join(''),
    );
  });

  it('sends the visit and the line to the one who is chosen, and to nobody before', async () => {
    const { vidi, onDone } = await dialog();
    await screen.findByRole('radio', { name: /Karim/ });
    expect(button().disabled).toBe(true);
    write('  Hosta i tre veckor. Vill ha prov.  ');
    await choose(/Karim/);
    fireEvent.click(button());
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('Karim Haddad'));
    expect(commands(vidi)).toEqual([
      { type: 'assign', to: 'SE2321000016-2002', line: 'Hosta i tre veckor. Vill ha prov.' },
    ]);
  });

  it('says what goes with it, and what stays: the call only where there is one', async () => {
    await dialog();
    expect(screen.getByText(/Patienten behåller sin sida/)).toBeTruthy();
    expect(screen.getByText(/Samtalet slutar/)).toBeTruthy();
    expect(screen.getByText(/stannar hos dig/)).toBeTruthy();
    cleanup();
    await dialog({});
    expect(screen.queryByText(/Samtalet slutar/)).toBeNull();
  });

  it('warns of one who is not there', async () => {
    await dialog();
    await choose(/Bo Ek/);
    expect(screen.getByText(/Bo Ek är inte inne i Vidi nu\. Patienten väntar/)).toBeTruthy();
    await choose(/Karim/);
    expect(screen.queryByText(/Patienten väntar/)).toBeNull();
  });

  it('keeps the line when it could not be sent, says why, and sends it at the next press', async () => {
    let times = 0;
    const { vidi, onDone } = await dialog(admitted, {
      'visit.command': () => {
        times += 1;
        return times === 1 ? refuse('connection.lost') : done({ state: 'done', seq: 2 });
      },
    });
    await choose(/Karim/);
    write('Ring dottern först.');
    fireEvent.click(button());
    expect(await screen.findByText(/Förbindelsen är bruten/)).toBeTruthy();
    expect(line().value).toBe('Ring dottern först.');
    expect(onDone).not.toHaveBeenCalled();
    fireEvent.click(button());
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(commands(vidi)[1]).toMatchObject({ line: 'Ring dottern först.' });
  });

  it('sends once more when the patient moved in the same moment', async () => {
    let times = 0;
    const { vidi, onDone } = await dialog(admitted, {
      'visit.command': () => {
        times += 1;
        return times === 1 ? refuse('visit.moved') : done({ state: 'done', seq: 3 });
      },
    });
    await choose(/Karim/);
    fireEvent.click(button());
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(commands(vidi)).toHaveLength(2);
  });

  it('is not sent while the connection is lost, and the line stays', async () => {
    const { vidi } = await dialog(admitted, {
      'connection.read': () =>
        done({ state: 'lost', since: at('10:41'), refusal: { code: 'connection.lost' }, pendingCommands: 0 }),
    });
    await choose(/Karim/);
    write('Kvar');
    expect(button().disabled).toBe(true);
    fireEvent.submit(line().closest('form') as HTMLFormElement);
    expect(commands(vidi)).toEqual([]);
    expect(line().value).toBe('Kvar');
    expect(screen.getByText(/Lämna över när den är tillbaka/)).toBeTruthy();
  });

  it('stays open with the line where the connection was lost in the same moment', async () => {
    const { onDone } = await dialog(admitted, { 'visit.command': () => done({ state: 'pending' }) });
    await choose(/Karim/);
    fireEvent.click(button());
    expect(await screen.findByText(/Besöket lämnas över när den är tillbaka/)).toBeTruthy();
    expect(onDone).not.toHaveBeenCalled();
    expect(button().disabled).toBe(true);
  });

  it('says why the colleagues are not known, and asks again', async () => {
    let times = 0;
    await dialog(admitted, {
      'staff.list': () => {
        times += 1;
        return times === 1 ? refuse('connection.lost') : done({ staff });
      },
    });
    expect(await screen.findByText(/Vårdgivarna kunde inte hämtas/)).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Försök igen' })));
    expect(await screen.findByRole('radio', { name: /Karim/ })).toBeTruthy();
  });
});
