// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PresentFacts } from '../../../../../src/renderer/features/present/PresentFacts.tsx';
import { RoomPanel } from '../../../../../src/renderer/features/present/RoomPanel.tsx';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import type { HsaId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { consoleWords } from '../../../../../src/shared/i18n/console.ts';
import { at, participant, ready } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  usePanel.setState({ panel: null });
  useVisitStore.setState({ open: { state: 'none' } });
});

const words = consoleWords.sv.present;
const helena = 'SE2321000016-1001' as HsaId;
const patient = participant(501, { cameAt: at('10:30'), admission: 'admitted', readiness: ready });
const told = (persons: VisitDetail['inRoom'][number]['persons'], ok: boolean | null = null) => [
  {
    seq: 7,
    persons,
    by: helena,
    at: at('10:42'),
    answer: ok === null ? null : { ok, by: patient.id, at: at('10:43') },
  },
];
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)));
const chord = (key: string) =>
  act(async () => fireEvent.keyDown(window, { key, code: `Key${key.toUpperCase()}`, altKey: true }));

async function shown(
  change: Partial<VisitDetail> = {},
  command: () => ReturnType<typeof done<{ state: 'done'; seq: number }>> | ReturnType<typeof refuse> = () =>
    done({ state: 'done', seq: 8 }),
) {
  const vidi = workplace({ 'visit.command': command as never });
  await drawVisit(
    <>
      <RoomPanel />
      <PresentFacts />
    </>,
    openVisit({ participants: [patient], ...change }),
  );
  return () => vidi.payloadsOf('visit.command').map((one) => (one as { command: object }).command);
}

describe('"alone?" in the call', () => {
  it('is a hint until it is confirmed, by one press', async () => {
    const sent = await shown();
    screen.getByText(words.facts.answered.alone);
    expect(button(words.facts.confirmAlone).getAttribute('aria-pressed')).toBe('false');
    await press(words.facts.confirmSomeoneHere);
    expect(sent()).toEqual([{ type: 'confirmAlone', participantId: patient.id, room: 'someoneHere' }]);
  });

  it('is confirmed by one chord', async () => {
    const sent = await shown();
    await chord('a');
    await chord('b');
    expect(sent()).toEqual([
      { type: 'confirmAlone', participantId: patient.id, room: 'alone' },
      { type: 'confirmAlone', participantId: patient.id, room: 'someoneHere' },
    ]);
  });

  it('says when it was confirmed, and asks nothing twice', async () => {
    const confirmed = { ...patient, roomConfirmed: { room: 'alone' as const, by: helena, at: at('10:44') } };
    const sent = await shown({ participants: [confirmed] });
    screen.getByText(words.facts.confirmed.alone.replace('{{time}}', '10:44'));
    await press(words.facts.confirmAlone);
    await chord('a');
    expect(sent()).toEqual([]);
  });

  it('says so when it could not be saved', async () => {
    await shown({}, () => refuse('permission.denied'));
    await press(words.facts.confirmAlone);
    expect(screen.getAllByRole('alert').some((one) => one.textContent?.includes('Det gick inte'))).toBe(true);
  });
});

describe("the clinician's own room", () => {
  it('is told by kinds and numbers, by keyboard', async () => {
    const sent = await shown();
    await chord('g');
    const dialog = screen.getByRole('dialog', { name: words.room.title });
    const students = within(dialog).getByRole('textbox', { name: words.room.student });
    expect(document.activeElement).toBe(students);
    expect(button(words.room.tell).disabled).toBe(true);
    fireEvent.change(students, { target: { value: '2' } });
    fireEvent.change(within(dialog).getByRole('textbox', { name: words.room.interpreter }), {
      target: { value: '1' },
    });
    await act(async () => fireEvent.submit(dialog.querySelector('form') as HTMLFormElement));
    expect(sent()).toEqual([{ type: 'tellRoom', persons: { student: 2, interpreter: 1 } }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is closed by Escape, and tells nothing', async () => {
    const sent = await shown();
    await chord('g');
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent()).toEqual([]);
  });

  it('says that nobody has answered yet, and then what was answered', async () => {
    await shown({ inRoom: told({ student: 1, colleague: 2 }) });
    expect(screen.getByText(/en student och 2 kollegor/).textContent).toContain(words.facts.unanswered);
    cleanup();
    await shown({ inRoom: told({ student: 1 }, true) });
    expect(screen.getByText(/en student/).textContent).toContain('patienten sa ja 10:43');
  });

  it('shows a no as an alert, and takes it back once somebody has left', async () => {
    const sent = await shown({ inRoom: told({ student: 1 }, false) });
    const alert = screen.getAllByRole('alert').find((one) => one.textContent !== '');
    expect(alert?.textContent).toContain('Patienten sa nej till en student');
    await press(words.facts.haveLeft);
    expect(sent()).toEqual([{ type: 'tellRoom', persons: {} }]);
  });

  it('is not there once the visit is over, nor for a colleague', async () => {
    await shown({ stage: 'ended', inRoom: told({ student: 1 }) });
    expect(screen.queryByRole('region', { name: words.facts.label })).toBeNull();
    cleanup();
    const sent = await shown({ mine: false });
    await chord('g');
    await chord('a');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent()).toEqual([]);
  });
});
