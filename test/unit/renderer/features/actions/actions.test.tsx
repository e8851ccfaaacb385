// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AtTheDoor } from '../../../../../src/renderer/features/actions/AtTheDoor.tsx';
import { EmergencyStrip } from '../../../../../src/renderer/features/actions/EmergencyStrip.tsx';
import { closeEmergency } from '../../../../../src/renderer/features/actions/emergency.ts';
import { UndoOffer } from '../../../../../src/renderer/features/actions/UndoOffer.tsx';
import { VisitMenu } from '../../../../../src/renderer/features/actions/VisitMenu.tsx';
import { setHubTime } from '../../../../../src/renderer/ipc/hubClock.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { IpcPayload } from '../../../../../src/shared/contracts/ipc.ts';
import type { QueueRow, VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, detailOf, participant, row, waitingSince } from '../../support/rows.ts';

afterEach(() => {
  cleanup();
  closeEmergency();
  useVisitStore.getState().leave();
});

async function menuOf(one: QueueRow, change: Partial<VisitDetail> = {}) {
  const detail = detailOf(one, change);
  const vidi = fakeVidi({
    'visit.open': () => done(detail),
    'visit.command': () => done({ state: 'done', seq: one.seq + 1 }),
    'link.copy': () => done({}),
    'link.renew': () => done({}),
    'phone.dial': () => done({}),
  });
  await useVisitStore.getState().show(one.visitId);
  await draw(<VisitMenu row={one} large />);
  fireEvent.click(screen.getByRole('button', { name: 'Fler val' }));
  await screen.findByRole('menu');
  return vidi;
}
const choose = async (name: string) => fireEvent.click(await screen.findByRole('menuitem', { name }));
const items = () => screen.getAllByRole('menuitem').map((one) => one.textContent?.replace(/Alt.$/, ''));
const commands = (vidi: ReturnType<typeof fakeVidi>) =>
  vidi.payloadsOf('visit.command').map((one) => (one as IpcPayload<'visit.command'>).command);

describe('what can be done with a visit', () => {
  it('follows its stage: booked, in the call, and a colleague’s', async () => {
    await menuOf(row(1, '10:40'));
    expect(items()).toEqual([
      'Kopiera länken',
      'Förnya länken',
      'Meddela patienten',
      'Kom inte',
      'Gör om till fysiskt besök',
      'Avboka',
      'Nödläge',
      'Stäng besöket',
    ]);
    cleanup();
    await menuOf(
      row(1, '10:40', { stage: 'open', participants: [participant(9, { admission: 'admitted' })] }),
    );
    expect(items()).toEqual([
      'Kopiera länken',
      'Förnya länken',
      'Fortsätt på telefon',
      'Tillbaka till väntrummet',
      'Gör om till fysiskt besök',
      'Nödläge',
    ]);
    cleanup();
    await menuOf(row(1, '10:40', { mine: false }));
    expect(items()).toEqual(['Kopiera länken', 'Förnya länken', 'Nödläge', 'Stäng besöket']);
  });

  it('copies the link without ever seeing it, and says so', async () => {
    const vidi = await menuOf(row(1, '10:40'));
    await choose('Kopiera länken');
    expect(await screen.findByText('Länken är kopierad.')).toBeTruthy();
    expect(vidi.payloadsOf('link.copy')).toHaveLength(1);
  });

  it('renews the link only after one question', async () => {
    const vidi = await menuOf(row(1, '10:40'));
    await choose('Förnya länken');
    await screen.findByRole('dialog', { name: 'Förnya länken?' });
    expect(vidi.payloadsOf('link.renew')).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'Förnya och kopiera' }));
    expect(await screen.findByText(/Den nya länken är kopierad/)).toBeTruthy();
    expect(vidi.payloadsOf('link.renew')).toHaveLength(1);
  });

  it('goes on by telephone and back to video', async () => {
    const vidi = await menuOf(
      row(1, '10:40', { stage: 'open', participants: [participant(9, { admission: 'admitted' })] }),
    );
    await choose('Fortsätt på telefon');
    await waitFor(() => expect(commands(vidi)).toEqual([{ type: 'changeChannel', channel: 'phone' }]));
  });

  it('cancels with a reason, never without', async () => {
    const vidi = await menuOf(row(1, '10:40'));
    await choose('Avboka');
    const button = await screen.findByRole('button', { name: 'Avboka' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Skäl'), { target: { value: 'other' } });
    fireEvent.change(await screen.findByLabelText('Skriv skälet'), { target: { value: '  ' } });
    expect((button as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Skriv skälet'), { target: { value: 'Strömavbrott' } });
    fireEvent.click(button);
    await waitFor(() => expect(commands(vidi)).toEqual([{ type: 'cancel', reason: 'Strömavbrott' }]));
  });

  it('asks for an attempt to reach the patient before "did not come"', async () => {
    const vidi = await menuOf(row(1, '10:40'), { phone: '070-174 06 05' });
    await choose('Kom inte');
    const button = await screen.findByRole('button', { name: 'Kom inte' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Ringde' }));
    await waitFor(() => expect(commands(vidi)).toEqual([{ type: 'recordAttempt', how: 'phone' }]));
    const { open } = useVisitStore.getState();
    if (open.state !== 'open') throw new Error('not open');
    act(() =>
      useVisitStore.setState({
        open: { ...open, visit: { ...open.visit, attempts: [{ how: 'phone', at: at('10:45') }] } },
      }),
    );
    expect(screen.getByText('10:45 Ringde')).toBeTruthy();
    fireEvent.click(button);
    await waitFor(() => expect(commands(vidi).at(-1)).toEqual({ type: 'noShow' }));
  });

  it('never offers "did not come" for one who is connected', async () => {
    await menuOf(row(1, '10:40', { participants: [participant(9, waitingSince('10:32'))] }), {
      attempts: [{ how: 'phone', at: at('10:45') }],
    });
    await choose('Kom inte');
    expect(((await screen.findByRole('button', { name: 'Kom inte' })) as HTMLButtonElement).disabled).toBe(
      true,
    );
  });
});

describe('undo', () => {
  it('takes back what the hub says may be taken back, by its key too', async () => {
    const visit = detailOf(row(1, '10:40', { stage: 'cancelled', seq: 4 }), { undoSeq: 4 });
    const vidi = fakeVidi({
      'visit.open': () => done(visit),
      'visit.command': () => refuse('undo.tooLate'),
    });
    await useVisitStore.getState().show(visit.visitId);
    await draw(<UndoOffer visit={visit} />);
    fireEvent.keyDown(window, { key: 'z', altKey: true });
    await waitFor(() => expect(commands(vidi)).toEqual([{ type: 'undo', ofSeq: 4 }]));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('at the door', () => {
  it('answers one who knocks, and lets the second device in', async () => {
    setHubTime(at('09:00'));
    const one = row(1, '10:40', {
      participants: [participant(9, { knock: { at: at('08:58'), answer: null }, otherDeviceWaits: true })],
    });
    const vidi = fakeVidi({ 'knock.answer': () => done({}), 'device.letIn': () => done({}) });
    await draw(<AtTheDoor row={one} />);
    expect(screen.getByText('Knackar på sedan 08:58, före sin tid.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Låt komma in i väntrummet' }));
    await waitFor(() => expect(vidi.payloadsOf('knock.answer')).toMatchObject([{ answer: 'open' }]));
    fireEvent.click(screen.getByRole('button', { name: 'Låt den ta över' }));
    await waitFor(() => expect(vidi.payloadsOf('device.letIn')).toHaveLength(1));
  });
});

describe('emergency', () => {
  const inCall = (change: Partial<VisitDetail> = {}) =>
    detailOf(
      row(1, '10:40', {
        stage: 'open',
        participants: [participant(9, { admission: 'admitted', answers: { place: 'Storgatan 1, Uppsala' } })],
      }),
      { phone: '070-174 06 05', ...change },
    );

  it('opens by one chord with place, number and name, and tells the patient only once it is confirmed', async () => {
    const vidi = fakeVidi({ 'emergency.set': () => done({}) });
    await draw(<EmergencyStrip visit={inCall()} />);
    expect(screen.queryByRole('region')).toBeNull();
    fireEvent.keyDown(window, { key: 'e', altKey: true });
    const strip = await screen.findByRole('region', { name: 'Nödläge' });
    for (const said of ['Storgatan 1, Uppsala', '070-174 06 05', 'Åsa Lindström'])
      expect(strip.textContent).toContain(said);
    expect(vidi.payloadsOf('emergency.set')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '112 rings: säg det till patienten' }));
    await waitFor(() => expect(vidi.payloadsOf('emergency.set')).toMatchObject([{ state: 'called' }]));
  });

  it('stays when the patient leaves, and offers to ring', async () => {
    fakeVidi({});
    await draw(<EmergencyStrip visit={inCall({ emergency: true })} />);
    expect(screen.getByText('Patienten är inte kvar i samtalet. Ring upp.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ring 070-174 06 05' })).toBeTruthy();
  });
});
