// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Instant, LocalDate } from '../../../../../src/shared/domain/time.ts';
import { cleanQueue, names, queueOf, today } from '../../support/queue.tsx';
import { at, participant, row, waitingSince } from '../../support/rows.ts';

cleanQueue();

const tomorrow = '2026-11-25' as LocalDate;
const dayMs = 86_400_000;
const later = row(7, '09:00', { givenName: 'Elias', familyName: 'Berg' });
const theirDay = {
  ...later,
  start: (later.start + dayMs) as Instant,
  end: (later.end + dayMs) as Instant,
};

/** Today has one who waits; tomorrow one booking, the day after none, and the one after that cannot be fetched. */
const clinic = () =>
  queueOf([], {
    answers: {
      'day.open': ({ date }) => {
        const rows =
          date === null
            ? [row(1, '10:40', { participants: [participant(9, waitingSince('10:32'))] })]
            : date === tomorrow
              ? [theirDay]
              : [];
        return date === '2026-11-27'
          ? refuse('connection.lost')
          : done({ date: (date as LocalDate | null) ?? today, now: at('10:38'), rows, delayMinutes: 0 });
      },
    },
  });
const press = (key: string, code = key) =>
  act(async () => void fireEvent.keyDown(window, { key, code, altKey: true }));
const heading = () => screen.getByRole('heading', { level: 2 }).textContent;

describe('the day before and after', () => {
  it('is one press away, says which day it is and how many visits it has, and goes back', async () => {
    await clinic();
    expect(heading()).toBe('Tisdag 24 november');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Dagen efter' })));
    expect(heading()).toBe('Onsdag 25 november');
    expect(screen.getByText('I morgon, 1 besök')).toBeTruthy();
    expect(names()).toEqual(['09:00 Elias Berg Bokad, 45 år, Hosta']);
    expect(screen.getByRole('listbox').getAttribute('aria-label')).toBe('Besök onsdag 25 november');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /I dag/ })));
    expect(heading()).toBe('Tisdag 24 november');
    expect(names()).toHaveLength(1);
  });

  it('goes by keys, and says of an empty day and of one that cannot be fetched what they are', async () => {
    await clinic();
    await press('ArrowRight');
    await press('ArrowRight');
    expect(heading()).toBe('Torsdag 26 november');
    expect(screen.getByText('Inga besök torsdag 26 november.')).toBeTruthy();
    await press('ArrowRight');
    expect(screen.getByText(/Besöken fredag 27 november kan inte hämtas nu/)).toBeTruthy();
    await press('Home');
    expect(heading()).toBe('Tisdag 24 november');
    await press('ArrowLeft');
    expect(heading()).toBe('Måndag 23 november');
    await press('ArrowRight');
    expect(screen.queryByRole('button', { name: /I dag/ })).toBeNull();
  });

  it('says that it is fetched until it is there', async () => {
    await queueOf([row(1, '10:40')]);
    const { request } = window.vidi;
    window.vidi.request = (name, payload) =>
      name === 'day.open' && (payload as { date: unknown }).date !== null
        ? new Promise(() => {})
        : request(name, payload);
    await press('ArrowRight');
    expect(screen.getByText('Hämtar besöken.')).toBeTruthy();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('still tells, by name, who comes today', async () => {
    const { vidi } = await clinic();
    await press('ArrowRight');
    act(() => vidi.emit({ type: 'arrived', visitId: row(1, '10:40').visitId, start: at('10:40') }));
    expect(screen.getByTestId('told').textContent).toContain('Åsa Lindström');
    expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(1);
  });

  it('has no line of now', async () => {
    await clinic();
    expect(screen.getByText('10:38')).toBeTruthy();
    await press('ArrowRight');
    expect(screen.queryByText('10:38')).toBeNull();
  });
});
