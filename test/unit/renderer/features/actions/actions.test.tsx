// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AtTheDoor } from '../../../../../src/renderer/features/actions/AtTheDoor.tsx';
import { EmergencyStrip } from '../../../../../src/renderer/features/actions/EmergencyStrip.tsx';
import { closeEmergency } from '../../../../../src/renderer/features/actions/emergency.ts';
import { UndoOffer } from '../../../../../src/renderer/features/actions/UndoOffer.tsx';
import { VisitMenu } from '../../../../../src/renderer/features/actions/VisitMenu.tsx';
import { setHubTime } from '../../../../../src/renderer/ipc/hubClock.ts';
import { followHelpCalls, useHelpCalls } from '../../../../../src/renderer/visit/helpCalls.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { HelpCall } from '../../../../../src/shared/contracts/help.ts';
import type { IpcPayload } from '../../../../../src/shared/contracts/ipc.ts';
import type { QueueRow, VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, detailOf, participant, row, waitingSince } from '../../support/rows.ts';

let stopHelp = () => {};
afterEach(() => {
  cleanup();
  closeEmergency();
  stopHelp();
  useHelpCalls.setState({ calls: [], putAway: new Map() });
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
      'Lämna över till en kollega',
      'Uteblev',
      'Gör om till fysiskt besök',
      'Avboka besöket',
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
      'Lämna över till en kollega',
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
    await choose('Avboka besöket');
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
    await choose('Uteblev');
    const button = await screen.findByRole('button', { name: 'Uteblev' });
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
    await choose('Uteblev');
    expect(((await screen.findByRole('button', { name: 'Uteblev' })) as HTMLButtonElement).disabled).toBe(
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

  const present = (
    visit: VisitDetail,
    change: Partial<VisitDetail['participants'][number]>,
  ): VisitDetail => ({
    ...visit,
    participants: visit.participants.map((one) => ({ ...one, ...change })),
  });

  it('stays when the patient leaves, goes back to the waiting room or to a colleague, and offers to ring', async () => {
    const vidi = fakeVidi({ 'phone.dial': () => done({}) });
    const there = present(inCall(), {
      presence: { state: 'inCall', since: at('10:41'), line: 'connected' },
    });
    const { rerender } = await draw(<EmergencyStrip visit={there} />);
    fireEvent.keyDown(window, { key: 'e', altKey: true });
    await screen.findByRole('region', { name: 'Nödläge' });
    expect(screen.queryByText(/inte kvar i samtalet/)).toBeNull();
    const gone = present(there, { presence: { state: 'away', since: at('10:45') } });
    for (const now of [gone, present(gone, { admission: 'waiting' }), { ...gone, mine: false }]) {
      rerender(<EmergencyStrip visit={now} />);
      expect(screen.getByText('Patienten är inte kvar i samtalet. Ring upp.')).toBeTruthy();
    }
    fireEvent.click(screen.getByRole('button', { name: 'Ring 070-174 06 05' }));
    await waitFor(() => expect(vidi.payloadsOf('phone.dial')).toEqual([{ number: '0701740605' }]));
  });

  /** A hub that tells the asking console of its own call, as the real one does. */
  function hubWithHelp() {
    const vidi = fakeVidi({
      'emergency.set': ({ visitId: id, state }) => {
        const visitId = id as VisitDetail['visitId'];
        if (state !== 'called')
          vidi.emit({ type: 'help', calls: state === 'help' ? [ownCall(visitId)] : [] });
        return done({});
      },
    });
    stopHelp = followHelpCalls();
    return vidi;
  }

  const ownCall = (visitId: VisitDetail['visitId']): HelpCall => ({
    visitId,
    at: at('10:45'),
    start: at('10:40'),
    byName: 'Helena Ljung',
    mine: true,
    where: null,
    place: null,
  });

  it('asks colleagues for help with one press, says so, and takes it back', async () => {
    const vidi = hubWithHelp();
    await draw(<EmergencyStrip visit={inCall()} />);
    fireEvent.keyDown(window, { key: 'e', altKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Be kollegor om hjälp' }));
    expect(await screen.findByText(/Kollegorna ser nu att du behöver hjälp/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Be kollegor om hjälp' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Stäng utan att larma' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Hjälp behövs inte längre' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Be kollegor om hjälp' })).toBeTruthy());
    expect(vidi.payloadsOf('emergency.set')).toMatchObject([{ state: 'help' }, { state: 'over' }]);
    expect(screen.getByRole('region', { name: 'Nödläge' })).toBeTruthy();
  });

  it('is there in a window that has loaded anew: help has been asked for, and can be taken back', async () => {
    const vidi = hubWithHelp();
    await draw(<EmergencyStrip visit={inCall()} />);
    expect(screen.queryByRole('region', { name: 'Nödläge' })).toBeNull();
    act(() => vidi.emit({ type: 'help', calls: [{ ...ownCall(inCall().visitId), mine: false }] }));
    expect(screen.queryByRole('region', { name: 'Nödläge' })).toBeNull();
    // Main repeats to every page that loads what the hub has told last.
    act(() => vidi.emit({ type: 'help', calls: [ownCall(inCall().visitId)] }));
    expect(await screen.findByText(/Kollegorna ser nu att du behöver hjälp/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Hjälp behövs inte längre' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Nödläge' })).toBeNull());
  });

  it('says why the help could not be asked for, and leaves it to be asked', async () => {
    fakeVidi({ 'emergency.set': () => refuse('connection.lost') });
    await draw(<EmergencyStrip visit={inCall()} />);
    fireEvent.keyDown(window, { key: 'e', altKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Be kollegor om hjälp' }));
    expect(await screen.findByText(/Förbindelsen är bruten/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Be kollegor om hjälp' })).toBeTruthy();
  });

  it('is there again when the visit for which help was asked is opened again', async () => {
    hubWithHelp();
    const { rerender } = await draw(<EmergencyStrip visit={inCall()} />);
    fireEvent.keyDown(window, { key: 'e', altKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Be kollegor om hjälp' }));
    await screen.findByText(/Kollegorna ser nu/);
    rerender(<EmergencyStrip visit={detailOf(row(2, '11:00'))} />);
    expect(screen.queryByRole('region', { name: 'Nödläge' })).toBeNull();
    rerender(<EmergencyStrip visit={inCall()} />);
    expect(screen.getByText(/Kollegorna ser nu/)).toBeTruthy();
  });
});
