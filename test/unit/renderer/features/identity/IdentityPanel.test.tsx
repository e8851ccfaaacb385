// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdentityChip } from '../../../../../src/renderer/features/identity/IdentityChip.tsx';
import { IdentityPanel } from '../../../../../src/renderer/features/identity/IdentityPanel.tsx';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { ConsoleToPatient } from '../../../../../src/shared/contracts/peer.ts';
import type { ParticipantView, VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import type { ParticipantId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { at, participant, uuid } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

let told: ConsoleToPatient[] = [];
let frames: { width: number; height: number; close: ReturnType<typeof vi.fn> }[] = [];

beforeEach(() => {
  told = [];
  frames = [];
  useLiveCall.setState({
    ...noCall,
    send: (message) => told.push(message) > 0,
    grabFrame: async () => {
      const frame = { width: 640, height: 480, close: vi.fn() };
      frames.push(frame);
      return frame as unknown as ImageBitmap;
    },
  });
});
afterEach(() => {
  cleanup();
  usePanel.setState({ panel: null });
  useLiveCall.setState(noCall);
  useVisitStore.setState({ open: { state: 'none' } });
});

async function opened(visit: VisitDetail = openVisit(), answers: Parameters<typeof workplace>[0] = {}) {
  const vidi = workplace({ 'visit.command': () => done({ state: 'done', seq: 9 }), ...answers });
  await drawVisit(
    <>
      <textarea aria-label="note" />
      <IdentityChip />
      <IdentityPanel />
    </>,
    visit,
  );
  screen.getByRole('textbox', { name: 'note' }).focus();
  fireEvent.keyDown(window, { key: 'i', code: 'KeyI', altKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'Identitet' });
  const commands = () =>
    (vidi.payloadsOf('visit.command') as { command: { type: string } }[]).map((one) => one.command);
  return { vidi, dialog, commands };
}

/** A control of the panel that is no field. */
const inPanel = () => screen.getByRole('button', { name: /^(Ta|Ny) bild/ });

async function freeze() {
  press(inPanel(), 'n');
  await screen.findByRole('button', { name: /Ny bild/ });
}
const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const press = (target: Element, key: string) => fireEvent.keyDown(target, { key });
const verify = () => screen.getByRole<HTMLButtonElement>('button', { name: /Styrk identiteten/ });
const ticked = () => screen.getAllByRole<HTMLInputElement>('checkbox').filter((one) => one.checked);

function confirmAll() {
  check('Personnummer är lika');
  check('Ansikte är lika');
  choose('Handling', 'nationalIdCard');
}

const decidedNow: ParticipantView['identity'] = {
  state: 'decided',
  decision: { outcome: 'waived', reason: 'knownInPerson' },
  by: 'SE2321000016-1001' as never,
  at: at('10:42'),
};
const checkingSince = (time: string) => ({ state: 'checking', since: at(time) }) as const;
const anewWords = 'En annan enhet har tagit över. Börja om med identiteten.';
const withIdentity = (identity: ParticipantView['identity'], seq = 1) =>
  openVisit({
    seq,
    participants: [participant(501, { cameAt: at('10:30'), admission: 'admitted', identity })],
  });
const become = (visit: VisitDetail) =>
  act(async () => useVisitStore.setState({ open: { state: 'open', visit, pending: false } }));

describe('the identity check', () => {
  it('begins when it is opened, and asks the patient for the document until it is closed', async () => {
    const { dialog, commands } = await opened();
    await vi.waitFor(() => expect(commands()).toMatchObject([{ type: 'startIdentity' }]));
    expect(told).toMatchObject([{ type: 'showDocument', on: true }]);
    press(dialog, 'Escape');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(told.at(-1)).toMatchObject({ type: 'showDocument', on: false });
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'note' }));
  });

  it('is not begun twice', async () => {
    const checking = participant(501, {
      cameAt: at('10:30'),
      admission: 'admitted',
      identity: { state: 'checking', since: at('10:41') },
    });
    const { commands } = await opened(openVisit({ participants: [checking] }));
    expect(commands()).toEqual([]);
  });

  it('is begun again when the visit moved as it was being begun', async () => {
    const { commands } = await opened(withIdentity({ state: 'unchecked' }), {
      'visit.command': () => refuse('visit.moved'),
    });
    await vi.waitFor(() => expect(commands()).toHaveLength(1));
    await become(withIdentity({ state: 'unchecked' }, 2));
    expect(commands()).toMatchObject([{ type: 'startIdentity' }, { type: 'startIdentity' }]);
  });

  it('confirms the identity only when the document and what is required are confirmed', async () => {
    const { commands } = await opened();
    await freeze();
    expect(verify().disabled).toBe(true);
    expect(screen.getByText(/välj handling, bekräfta personnummer, bekräfta ansikte/)).not.toBeNull();
    check('Personnummer är lika');
    choose('Handling', 'nationalIdCard');
    expect(verify().disabled).toBe(true);
    check('Ansikte är lika');
    expect(verify().disabled).toBe(false);
    fireEvent.click(verify());
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commands().at(-1)).toMatchObject({
      type: 'decideIdentity',
      decision: {
        outcome: 'verified',
        method: 'frozenFrame',
        document: 'nationalIdCard',
        compared: ['personalNumber', 'portrait'],
      },
    });
  });

  it('confirms nothing without a picture, and says that one is needed', async () => {
    const { commands } = await opened();
    confirmAll();
    expect(verify().disabled).toBe(true);
    expect(screen.getByText('För att styrka: ta först en bild.')).not.toBeNull();
    const take = inPanel();
    screen.getByRole('combobox', { name: 'Handling' }).focus();
    press(screen.getByRole('checkbox', { name: 'Ansikte är lika' }), '1');
    expect(document.activeElement).toBe(take);
    expect(commands().some((one) => one.type === 'decideIdentity')).toBe(false);
  });

  it('says in English too that a picture is needed', async () => {
    workplace({ 'visit.command': () => done({ state: 'done', seq: 9 }) });
    usePanel.setState({ panel: 'identity' });
    await drawVisit(<IdentityPanel />, openVisit(), 'en');
    expect(screen.getByText(/^To confirm: take a picture first, choose the document/)).not.toBeNull();
  });

  it('compares anew with every new picture; the document stays chosen', async () => {
    await opened();
    confirmAll();
    await freeze();
    expect(ticked()).toEqual([]);
    confirmAll();
    expect(verify().disabled).toBe(false);
    press(inPanel(), 'n');
    await vi.waitFor(() => expect(frames[0]?.close).toHaveBeenCalled());
    expect(ticked()).toEqual([]);
    expect(verify().disabled).toBe(true);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Handling' }).value).toBe(
      'nationalIdCard',
    );
  });

  it('keeps the picture and what was compared when a new one could not be taken', async () => {
    await opened();
    await freeze();
    confirmAll();
    useLiveCall.setState({ grabFrame: async () => null });
    await act(async () => void press(inPanel(), 'n'));
    expect(frames[0]?.close).not.toHaveBeenCalled();
    expect(verify().disabled).toBe(false);
  });

  it.each([
    ['had been decided', decidedNow],
    ['was still being checked', checkingSince('10:41')],
  ])(
    'forgets picture and comparison when another device takes the place of one that %s',
    async (_, before) => {
      const { dialog } = await opened(withIdentity(before));
      if (before.state === 'decided') fireEvent.click(screen.getByRole('button', { name: 'Ändra' }));
      await freeze();
      confirmAll();
      expect(verify().disabled).toBe(false);
      await become(withIdentity(checkingSince('10:44'), 2));
      expect(frames[0]?.close).toHaveBeenCalled();
      expect(screen.queryByRole('img', { name: /Frusen bild/ })).toBeNull();
      expect(ticked()).toEqual([]);
      expect(verify().disabled).toBe(true);
      expect(dialog.textContent).toContain('För att styrka: ta först en bild, välj handling');
      expect(within(dialog).getByRole('status').textContent).toBe(anewWords);
      expect(document.activeElement).toBe(inPanel());
    },
  );

  it('forgets what was typed, and that there was no document, when another device takes the place', async () => {
    await opened(withIdentity(checkingSince('10:41')));
    act(() => useLiveCall.setState({ noDocument: true }));
    press(inPanel(), '3');
    fireEvent.change(screen.getByRole('textbox', { name: 'Varför inte bekräftad' }), {
      target: { value: 'Ingen handling' },
    });
    await become(withIdentity(checkingSince('10:44'), 2));
    expect(screen.queryByRole('textbox', { name: 'Varför inte bekräftad' })).toBeNull();
    expect(screen.queryByText(/Patienten säger sig inte ha någon legitimation/)).toBeNull();
    press(inPanel(), '3');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Varför inte bekräftad' }).value).toBe('');
  });

  it('leaves the focus in the note when another device takes the place', async () => {
    await opened(withIdentity(checkingSince('10:41')));
    const note = screen.getByRole('textbox', { name: 'note' });
    note.focus();
    await become(withIdentity(checkingSince('10:44'), 2));
    expect(document.activeElement).toBe(note);
  });

  it('says that another device took the place also when the panel is opened only after that', async () => {
    const { dialog } = await opened(withIdentity(decidedNow));
    press(dialog, 'Escape');
    await become(withIdentity(checkingSince('10:44'), 2));
    fireEvent.keyDown(window, { key: 'i', code: 'KeyI', altKey: true });
    expect((await screen.findByRole('dialog')).textContent).toContain(anewWords);
  });

  it('goes on with what is compared when the check is begun, and when the same check is told again', async () => {
    const { dialog } = await opened(withIdentity({ state: 'unchecked' }));
    await freeze();
    confirmAll();
    await become(withIdentity(checkingSince('10:41'), 2));
    await become(withIdentity(checkingSince('10:41'), 3));
    expect(frames[0]?.close).not.toHaveBeenCalled();
    expect(verify().disabled).toBe(false);
    expect(dialog.textContent).not.toContain(anewWords);
  });

  it('begins afresh when somebody else is to be identified', async () => {
    const child = participant(501);
    const guardian = participant(502, {
      kind: 'guardian',
      cameAt: at('10:30'),
      admission: 'admitted',
      identity: checkingSince('10:41'),
    });
    const { dialog } = await opened(withIdentity(checkingSince('10:41')));
    await freeze();
    confirmAll();
    await become(openVisit({ seq: 2, participants: [child, guardian] }));
    expect(frames[0]?.close).toHaveBeenCalled();
    expect(ticked()).toEqual([]);
    expect(dialog.textContent).toContain('En annan person ska identifieras nu.');
  });

  it('does not close over a check that began anew while the decision was on its way', async () => {
    let answer = () => {};
    const { dialog } = await opened(withIdentity(checkingSince('10:41')), {
      'visit.command': () =>
        new Promise((resolve) => {
          answer = () => resolve(done({ state: 'done', seq: 2 }));
        }),
    });
    press(inPanel(), '2');
    choose('Skäl', 'urgent');
    fireEvent.click(screen.getByRole('button', { name: 'Besluta utan legitimation' }));
    await become(withIdentity(checkingSince('10:44'), 3));
    await freeze();
    await act(async () => answer());
    expect(screen.getByRole('dialog')).toBe(dialog);
    expect(frames[0]?.close).not.toHaveBeenCalled();
  });

  it('drops a picture that was being taken as another device took the place', async () => {
    await opened(withIdentity(checkingSince('10:41')));
    let give = (_frame: ImageBitmap) => {};
    useLiveCall.setState({
      grabFrame: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    press(inPanel(), 'n');
    await become(withIdentity(checkingSince('10:44'), 2));
    const late = { width: 640, height: 480, close: vi.fn() };
    await act(async () => give(late as unknown as ImageBitmap));
    expect(late.close).toHaveBeenCalled();
    expect(screen.getByRole('button', { name: /Ta bild/ })).not.toBeNull();
  });

  it('leads from the shown decision to a new comparison when another device takes the place', async () => {
    await opened(withIdentity(decidedNow));
    await become(withIdentity(checkingSince('10:44'), 2));
    expect(verify().disabled).toBe(true);
    expect(screen.getByRole('checkbox', { name: 'Ansikte är lika' })).not.toBeNull();
  });

  it('lets go of every picture: at the next one, and at the decision', async () => {
    await opened();
    await freeze();
    fireEvent.click(screen.getByRole('button', { name: /Ny bild/ }));
    await vi.waitFor(() => expect(frames).toHaveLength(2));
    await vi.waitFor(() => expect(frames[0]?.close).toHaveBeenCalled());
    expect(frames[1]?.close).not.toHaveBeenCalled();
    press(inPanel(), '2');
    choose('Skäl', 'urgent');
    fireEvent.click(screen.getByRole('button', { name: 'Besluta utan legitimation' }));
    await vi.waitFor(() => expect(frames[1]?.close).toHaveBeenCalled());
  });

  it('lets go of the picture when it is closed without a decision', async () => {
    const { dialog } = await opened();
    await freeze();
    press(dialog, 'Escape');
    expect(frames[0]?.close).toHaveBeenCalled();
  });

  it('keeps the picture and says why when the decision is refused', async () => {
    await opened(openVisit(), { 'visit.command': () => refuse('visit.moved') });
    await freeze();
    press(inPanel(), '2');
    choose('Skäl', 'urgent');
    fireEvent.click(screen.getByRole('button', { name: 'Besluta utan legitimation' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Beslutet togs inte emot.');
    expect(frames[0]?.close).not.toHaveBeenCalled();
  });

  it('identifies the guardian where a child comes with one', async () => {
    const child = participant(501);
    const guardian = participant(502, { kind: 'guardian', cameAt: at('10:30'), admission: 'admitted' });
    const visit = openVisit({
      participants: [child, guardian],
      people: [
        {
          participantId: child.id,
          kind: 'patient',
          givenName: 'Alva',
          familyName: 'Ek',
          number: '202203019803',
          numberKind: 'personal',
          birthDate: null,
        },
        {
          participantId: uuid(502) as unknown as ParticipantId,
          kind: 'guardian',
          givenName: 'Karin',
          familyName: 'Ek',
          number: '196809119800',
          numberKind: 'personal',
          birthDate: null,
        },
      ],
    });
    const { dialog, commands } = await opened(visit);
    expect(dialog.textContent).toContain('19680911-9800');
    expect(dialog.textContent).not.toContain('20220301-9803');
    await vi.waitFor(() => expect(commands()).toMatchObject([{ participantId: guardian.id }]));
  });

  it('cannot confirm a number that the booking has not', async () => {
    const visit = openVisit();
    const people = visit.people.map((one) => ({ ...one, number: null, numberKind: null }));
    await opened({ ...visit, people });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Personnummer är lika' }).disabled).toBe(
      true,
    );
  });

  it('tells that the patient has no document', async () => {
    await opened();
    act(() => useLiveCall.setState({ noDocument: true }));
    expect(screen.getByText(/Patienten säger sig inte ha någon legitimation/)).not.toBeNull();
  });

  it('asks who vouches before it decides so', async () => {
    const { commands } = await opened();
    press(inPanel(), '2');
    choose('Skäl', 'vouchedFor');
    const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Besluta utan legitimation' });
    expect(save().disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: 'Vem intygar' }), { target: { value: 'Karin Ek' } });
    expect(save().disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: 'Relation till patienten' }), {
      target: { value: 'mamma' },
    });
    fireEvent.click(save());
    await vi.waitFor(() =>
      expect(commands().at(-1)).toMatchObject({
        decision: { outcome: 'waived', reason: 'vouchedFor', by: 'Karin Ek', relation: 'mamma' },
      }),
    );
  });

  it('takes its keys on every control that is no field, the one that closes it too', async () => {
    await opened();
    const close = screen.getByRole('button', { name: 'Stäng identitet' });
    close.focus();
    press(close, 'n');
    await screen.findByRole('button', { name: /Ny bild/ });
    press(close, 'z');
    expect(screen.getByText('200 %')).not.toBeNull();
    press(close, '1');
    expect(document.activeElement?.id).toBe('identity-document');
    press(close, '2');
    expect(screen.getByRole('combobox', { name: 'Skäl' })).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Tillbaka' }));
    press(close, '3');
    expect(screen.getByRole('textbox', { name: 'Varför inte bekräftad' })).not.toBeNull();
  });

  it('takes digits as text in its fields, not as decisions', async () => {
    await opened();
    press(inPanel(), '3');
    const why = screen.getByRole('textbox', { name: 'Varför inte bekräftad' });
    press(why, '2');
    press(why, 'n');
    expect(screen.getByRole('textbox', { name: 'Varför inte bekräftad' })).toBe(why);
    expect(frames).toEqual([]);
    press(screen.getByRole('textbox', { name: 'note' }), 'n');
    expect(frames).toEqual([]);
  });

  it('shows a decision, tells it aloud, and lets it be changed', async () => {
    const decided = participant(501, {
      cameAt: at('10:30'),
      admission: 'admitted',
      identity: {
        state: 'decided',
        decision: { outcome: 'waived', reason: 'knownInPerson' },
        by: 'SE2321000016-1001' as never,
        at: at('10:42'),
      },
    });
    const { dialog } = await opened(openVisit({ participants: [decided] }));
    expect(dialog.textContent).toContain('Utan legitimation, skäl: känd sedan tidigare. Beslutat 10:42.');
    const spoken = screen.getAllByRole('status').map((one) => one.textContent);
    expect(spoken.join()).toContain('Utan legitimation, skäl');
    expect(told).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Ändra' }));
    expect(screen.getByRole('button', { name: /Styrk identiteten/ })).not.toBeNull();
    expect(told).toMatchObject([{ type: 'showDocument', on: true }]);
  });
});
