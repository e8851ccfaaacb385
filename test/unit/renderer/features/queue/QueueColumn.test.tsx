// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followDay, useDayStore } from '../../../../../src/renderer/features/queue/dayStore.ts';
import { QueueColumn } from '../../../../../src/renderer/features/queue/QueueColumn.tsx';
import { useArrivals } from '../../../../../src/renderer/features/queue/useArrivals.ts';
import { useDay } from '../../../../../src/renderer/features/queue/useDay.ts';
import { setHubTime } from '../../../../../src/renderer/ipc/hubClock.ts';
import type { QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import type { VisitId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';
import type { Language } from '../../../../../src/shared/i18n/words.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, participant, ready, row, waitingSince } from '../../support/rows.ts';

let stop = () => {};
afterEach(() => {
  cleanup();
  stop();
  useDayStore.setState({ day: { state: 'loading' } });
});

function Queue({ chosen, onOpen }: { chosen: VisitId | null; onOpen: (id: VisitId) => void }) {
  const view = useDay();
  return (
    <>
      <QueueColumn view={view} chosen={chosen} searchAsked={0} onOpen={onOpen} onCollapse={null} />
      <p data-testid="told">{useArrivals()}</p>
    </>
  );
}

async function queueOf(
  rows: readonly QueueRow[],
  { language = 'sv' as Language, chosen = null as VisitId | null } = {},
) {
  const vidi = fakeVidi({
    'day.open': () => done({ date: '2026-11-24' as LocalDate, now: at('10:38'), rows: [...rows] }),
  });
  stop = followDay();
  await useDayStore.getState().open();
  setHubTime(at('10:38'));
  const onOpen = vi.fn<(id: VisitId) => void>();
  await draw(<Queue chosen={chosen} onOpen={onOpen} />, language);
  return { vidi, onOpen, list: screen.getByRole('listbox') };
}

/** What a screen reader reads: what is drawn is hidden from it. */
const label = (option: Element) => option.querySelector('.v-sr')?.textContent;
const names = () => screen.getAllByRole('option').map(label);

describe('the queue', () => {
  it('is a listbox of options only, in time order, named by time, name and state', async () => {
    const { list } = await queueOf([
      row(2, '11:00', { givenName: 'Elias', familyName: 'Berg', age: 4, reason: 'Utslag' }),
      row(1, '10:40', { participants: [participant(9, { ...waitingSince('10:32'), readiness: ready })] }),
    ]);
    expect(list.getAttribute('aria-label')).toBe('Dagens besök');
    expect([...list.children].every((child) => child.getAttribute('role') === 'option')).toBe(true);
    expect(names()).toEqual([
      '10:40 Åsa Lindström Väntar 6 min, 45 år, Hosta, Redo',
      '11:00 Elias Berg Bokad, 4 år, Utslag',
    ]);
  });

  it('says the same in English', async () => {
    await queueOf([row(1, '10:40', { participants: [participant(9, waitingSince('10:32'))] })], {
      language: 'en',
    });
    expect(screen.getByRole('listbox').getAttribute('aria-label')).toBe("Today's visits");
    expect(names()).toEqual(['10:40 Åsa Lindström Waiting 6 min, 45 y, Hosta']);
  });

  it('hides a protected identity in the row, also from a screen reader', async () => {
    await queueOf([row(1, '10:40', { protected: true, givenName: 'Vera', familyName: 'Lund', age: 30 })]);
    expect(names()).toEqual(['10:40 Skyddade uppgifter Bokad, Hosta']);
    expect(document.body.textContent).not.toContain('Vera');
  });

  it('says who is expected and who has come, the language, and the interpreter', async () => {
    await queueOf([
      row(1, '10:40', {
        participants: [participant(8), participant(9, { kind: 'guardian', ...waitingSince('10:37') })],
      }),
      row(2, '11:00', { participants: [participant(6), participant(7, { kind: 'guardian' })] }),
      row(3, '13:00', { language: 'ar', interpreter: true }),
      row(4, '13:20', { language: 'en' }),
    ]);
    const [come, expected, interpreted, foreign] = names();
    expect(come).toContain('med vårdnadshavare');
    expect(expected).toContain('vårdnadshavare väntas');
    expect(interpreted).toContain('Tolk: arabiska');
    expect(foreign).toContain('Språk: engelska');
  });

  it('goes by arrows, Home and End, and opens with Enter', async () => {
    const { list, onOpen } = await queueOf([row(1, '10:40'), row(2, '11:00'), row(3, '11:20')]);
    const active = () =>
      label(document.getElementById(list.getAttribute('aria-activedescendant') ?? '') ?? list);
    list.focus();
    expect(active()).toContain('10:40');
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(active()).toContain('11:00');
    fireEvent.keyDown(list, { key: 'End' });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(active()).toContain('11:20');
    fireEvent.keyDown(list, { key: 'Home' });
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(row(1, '10:40').visitId);
  });

  it('searches as one types, and says in one sentence that nothing fits', async () => {
    await queueOf([row(1, '10:40'), row(2, '11:00', { givenName: 'Elias', familyName: 'Berg' })]);
    const search = screen.getByRole('textbox', { name: 'Sök bland dagens besök' });
    fireEvent.change(search, { target: { value: 'elias' } });
    expect(names()).toHaveLength(1);
    fireEvent.change(search, { target: { value: 'ingen sådan' } });
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    expect(screen.getByText('Inget besök i dag passar in på det du skrev.')).toBeTruthy();
    fireEvent.keyDown(search, { key: 'Escape' });
    expect(names()).toHaveLength(2);
  });

  it('folds the signed ones into one line and leaves the unsigned in their places', async () => {
    await queueOf([
      row(1, '08:00', { stage: 'closed', recorded: true }),
      row(2, '09:40', { stage: 'ended' }),
      row(3, '10:40'),
    ]);
    expect(names()).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '1 signerad tidigare i dag' }));
    expect(names()).toHaveLength(3);
    expect(names()[0]).toContain('08:00 Åsa Lindström Signerad');
  });

  it('moves nothing under the pointer: a new row waits until the pointer has left the list', async () => {
    const { vidi, list } = await queueOf([row(1, '10:40'), row(3, '11:20')]);
    fireEvent.pointerMove(list);
    act(() => vidi.emit({ type: 'row', row: row(2, '11:00') }));
    expect(names()).toHaveLength(2);
    act(() => vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, reason: 'Feber' }) }));
    expect(names()[0]).toContain('Feber');
    const wrap = list.parentElement;
    if (wrap === null) throw new Error('the list has no wrap');
    fireEvent.pointerLeave(wrap);
    fireEvent.pointerOut(wrap, { relatedTarget: document.body });
    expect(names()).toHaveLength(3);
  });

  it('keeps one row a visit, whatever joins', async () => {
    const { vidi } = await queueOf([row(1, '10:40')]);
    act(() => {
      vidi.emit({
        type: 'row',
        row: row(1, '10:40', { seq: 2, participants: [participant(9, waitingSince('10:32'))] }),
      });
      vidi.emit({
        type: 'row',
        row: row(1, '10:40', { seq: 2, participants: [participant(9, waitingSince('10:37'))] }),
      });
    });
    expect(names()).toHaveLength(1);
  });

  it('tells of an arrival, by time only when the identity is protected', async () => {
    const hidden = row(2, '11:00', { protected: true });
    const { vidi } = await queueOf([row(1, '10:40'), hidden]);
    const told = screen.getByTestId('told');
    act(() => vidi.emit({ type: 'arrived', visitId: row(1, '10:40').visitId, start: at('10:40') }));
    expect(told.textContent).toBe('Besöket 10:40: Åsa Lindström har kommit till väntrummet.');
    act(() => vidi.emit({ type: 'arrived', visitId: hidden.visitId, start: at('11:00') }));
    expect(told.textContent).toBe('Besöket 11:00: patienten har kommit till väntrummet.');
  });

  it('says that there are no visits, and that the day cannot be fetched', async () => {
    const { onOpen } = await queueOf([row(1, '10:40')]).then((queue) => queue);
    cleanup();
    stop();
    useDayStore.setState({ day: { state: 'loading' } });
    fakeVidi({ 'day.open': () => done({ date: '2026-11-24' as LocalDate, now: at('10:38'), rows: [] }) });
    await useDayStore.getState().open();
    await draw(<Queue chosen={null} onOpen={onOpen} />);
    expect(screen.getByText('Inga besök i dag.')).toBeTruthy();
    cleanup();
    useDayStore.setState({ day: { state: 'lost', refusal: { code: 'connection.lost' } } });
    fakeVidi({ 'day.open': () => refuse('connection.lost') });
    await draw(<Queue chosen={null} onOpen={onOpen} />);
    expect(screen.getByText(/Dagens besök kan inte hämtas nu/)).toBeTruthy();
  });

  it('marks the chosen visit and not the one where the arrows are', async () => {
    const { list } = await queueOf([row(1, '10:40'), row(2, '11:00')], { chosen: row(2, '11:00').visitId });
    const selected = within(list).getAllByRole('option', { selected: true });
    expect(selected.map(label)).toEqual(['11:00 Åsa Lindström Bokad, 45 år, Hosta']);
  });
});
