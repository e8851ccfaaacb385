// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useDayStore } from '../../../../../src/renderer/features/queue/dayStore.ts';
import { refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { cleanQueue, label, names, Queue, queueOf } from '../../support/queue.tsx';
import { at, participant, ready, row, waitingSince } from '../../support/rows.ts';

cleanQueue();

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

  it('draws of a day of two thousand the rows in view and the one where the keys are, each with its place', async () => {
    const day = Array.from({ length: 2000 }, (_, at) => row(at + 1, at < 1000 ? '10:40' : '11:00'));
    const { list } = await queueOf(day);
    expect(within(list).getAllByRole('option').length).toBeLessThan(40);
    fireEvent.keyDown(list, { key: 'End' });
    const last = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
    expect([last?.getAttribute('aria-posinset'), last?.getAttribute('aria-setsize')]).toEqual([
      '2000',
      '2000',
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

  it('opens the first one found with Enter, and lets go of the focus: it belongs to the visit now', async () => {
    const { onOpen } = await queueOf([
      row(1, '10:40'),
      row(2, '11:00', { givenName: 'Elias', familyName: 'Berg' }),
    ]);
    const search = screen.getByRole('textbox', { name: 'Sök bland dagens besök' });
    search.focus();
    fireEvent.change(search, { target: { value: 'elias' } });
    // Its default would press what has the focus by then: the button that lets in.
    expect(fireEvent.keyDown(search, { key: 'Enter' })).toBe(false);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(row(2, '11:00').visitId);
    expect(document.activeElement).toBe(document.body);
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

  it('moves nothing under the keyboard: a new row waits until the keys have rested, or the list is left', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { vidi, list } = await queueOf([row(1, '10:40'), row(3, '11:20'), row(5, '12:00')]);
      fireEvent.keyDown(list, { key: 'ArrowDown' });
      act(() => vidi.emit({ type: 'row', row: row(2, '11:00') }));
      expect(names()).toHaveLength(3);
      expect(screen.getByText('Nytt i listan. Det visas när du lämnar den.')).toBeTruthy();
      act(() => void vi.advanceTimersByTime(2_900));
      fireEvent.keyDown(list, { key: 'ArrowUp' });
      act(() => void vi.advanceTimersByTime(2_900));
      expect(names()).toHaveLength(3);
      act(() => void vi.advanceTimersByTime(200));
      expect(names()).toHaveLength(4);
      fireEvent.keyDown(list, { key: 'ArrowDown' });
      act(() => vidi.emit({ type: 'row', row: row(4, '11:40') }));
      expect(names()).toHaveLength(4);
      fireEvent.blur(list);
      expect(names()).toHaveLength(5);
    } finally {
      vi.useRealTimers();
    }
  });

  it('draws the line of now between what has begun and what is to come', async () => {
    await queueOf([row(1, '10:00'), row(2, '10:30'), row(3, '10:40')]);
    expect(screen.getByText('10:38').style.top).toBe('100px');
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

  it('tells of a knock as of an arrival', async () => {
    const hidden = row(2, '11:00', { protected: true });
    const { vidi } = await queueOf([row(1, '10:40'), hidden]);
    const told = screen.getByTestId('told');
    act(() => vidi.emit({ type: 'knocked', visitId: row(1, '10:40').visitId, start: at('10:40') }));
    expect(told.textContent).toBe('Besöket 10:40: Åsa Lindström knackar på utanför sin tid.');
    act(() => vidi.emit({ type: 'knocked', visitId: hidden.visitId, start: at('11:00') }));
    expect(told.textContent).toBe('Besöket 11:00: patienten knackar på utanför sin tid.');
  });

  it('says that there are no visits, and that the day cannot be fetched', async () => {
    await queueOf([]);
    expect(screen.getByText('Inga besök i dag.')).toBeTruthy();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    cleanup();
    useDayStore.setState({ day: { state: 'lost', refusal: { code: 'connection.lost' } } });
    fakeVidi({ 'day.open': () => refuse('connection.lost') });
    await draw(<Queue chosen={null} onOpen={vi.fn()} />);
    expect(screen.getByText(/Dagens besök kan inte hämtas nu/)).toBeTruthy();
  });

  it('keeps the rows when the connection is lost, and says that they may be old', async () => {
    const { vidi } = await queueOf([row(1, '10:40')]);
    act(() =>
      vidi.emit({
        type: 'connection',
        connection: {
          state: 'lost',
          since: at('10:37'),
          refusal: { code: 'connection.lost' },
          pendingCommands: 0,
        },
      }),
    );
    expect(names()).toHaveLength(1);
    expect(screen.getByText('Förbindelsen är bruten: listan kan vara gammal.')).toBeTruthy();
  });

  it('marks the chosen visit and not the one where the arrows are', async () => {
    const { list } = await queueOf([row(1, '10:40'), row(2, '11:00')], { chosen: row(2, '11:00').visitId });
    const selected = within(list).getAllByRole('option', { selected: true });
    expect(selected.map(label)).toEqual(['11:00 Åsa Lindström Bokad, 45 år, Hosta']);
  });
});
