// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NoticeWord } from '../../../../src/renderer/app/NoticeWord.tsx';
import { followDay, useDayStore } from '../../../../src/renderer/features/queue/dayStore.ts';
import { useHandedToMe } from '../../../../src/renderer/visit/handedToMe.ts';
import { useVisitStore } from '../../../../src/renderer/visit/visitStore.ts';
import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import type { HsaId } from '../../../../src/shared/domain/ids.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';
import { draw } from '../support/draw.tsx';
import { fakeVidi } from '../support/fakeVidi.ts';
import { at, detailOf, row } from '../support/rows.ts';

let stop = () => {};
afterEach(() => {
  cleanup();
  stop();
  useHandedToMe.setState({ handed: [] });
  useDayStore.setState({ day: { state: 'loading' }, other: null, said: null });
  useVisitStore.getState().leave();
});

const theirs = row(1, '10:40', {
  mine: false,
  assignedTo: 'SE2321000016-2KHD' as unknown as HsaId,
  clinician: 'Karim Haddad',
});
const mine = row(1, '10:40', { seq: 2 });

async function day(...rows: readonly QueueRow[]) {
  const vidi = fakeVidi({
    'day.open': () =>
      done({ date: '2026-11-24' as LocalDate, now: at('10:38'), rows: [...rows], delayMinutes: 0 }),
    'visit.open': () => done(detailOf(mine)),
  });
  // The session is read before the rows that come are looked at.
  await draw(<NoticeWord />);
  stop = followDay();
  await act(() => useDayStore.getState().open());
  return (one: QueueRow) => act(() => vidi.emit({ type: 'row', row: one }));
}

describe('a visit that a colleague hands over', () => {
  it('is told of, by whom and when, until it is put away', async () => {
    const tell = await day(theirs);
    tell(mine);
    expect(screen.getByRole('alert').textContent).toBe(
      'Karim Haddad har lämnat över besöket 10:40 till dig.',
    );
    fireEvent.click(screen.getByRole('button', { name: /Karim Haddad/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stäng' }));
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('is told of no longer once it has been opened', async () => {
    const tell = await day(theirs);
    tell(mine);
    await act(() => useVisitStore.getState().show(mine.visitId));
    expect(useHandedToMe.getState().handed).toEqual([]);
  });

  it('nor once it is somebody else’s again', async () => {
    const tell = await day(theirs);
    tell(mine);
    tell({ ...theirs, seq: 3 });
    expect(useHandedToMe.getState().handed).toEqual([]);
  });

  it('is not told of when one has taken it oneself, when it is new, or when the row is an old one', async () => {
    const tell = await day({ ...theirs, seq: 5 });
    tell(mine);
    expect(useHandedToMe.getState().handed).toEqual([]);
    tell(row(2, '11:00'));
    expect(useHandedToMe.getState().handed).toEqual([]);
    await act(() => useVisitStore.getState().show(mine.visitId));
    tell({ ...mine, seq: 6 });
    expect(useHandedToMe.getState().handed).toEqual([]);
  });
});
