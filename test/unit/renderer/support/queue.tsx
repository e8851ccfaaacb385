import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { useFilterStore } from '../../../../src/renderer/features/queue/dayFilter.ts';
import { followDay, useDayStore } from '../../../../src/renderer/features/queue/dayStore.ts';
import { QueueColumn } from '../../../../src/renderer/features/queue/QueueColumn.tsx';
import { TellWaiting } from '../../../../src/renderer/features/queue/TellWaiting.tsx';
import { useArrivals } from '../../../../src/renderer/features/queue/useArrivals.ts';
import { useDay } from '../../../../src/renderer/features/queue/useDay.ts';
import { useWaitingRoom } from '../../../../src/renderer/features/queue/useWaitingRoom.ts';
import { setHubTime } from '../../../../src/renderer/ipc/hubClock.ts';
import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import type { VisitId } from '../../../../src/shared/domain/ids.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';
import type { Language } from '../../../../src/shared/i18n/words.ts';
import { draw } from './draw.tsx';
import { fakeVidi } from './fakeVidi.ts';
import { at } from './rows.ts';

/** The day of `rows.ts`. */
export const today = '2026-11-24' as LocalDate;

let stop = () => {};

/** Cleans up after each test of a file that draws the queue. */
export function cleanQueue(): void {
  // A DOM without layout has no heights, and a list without height has no rows in view.
  beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    stop();
    useDayStore.setState({ day: { state: 'loading' }, other: null, said: null });
    useFilterStore.setState({ chosen: null });
  });
}

interface QueueProps {
  readonly chosen: VisitId | null;
  readonly onOpen: (id: VisitId) => void;
}

/** The queue as the window has it: the column, what is told of arrivals, and the words to those who wait. */
export function Queue({ chosen, onOpen }: QueueProps) {
  const view = useDay();
  const waitingRoom = useWaitingRoom(view);
  return (
    <>
      <QueueColumn
        view={view}
        waitingRoom={waitingRoom}
        chosen={chosen}
        searchAsked={0}
        onOpen={onOpen}
        onCollapse={null}
      />
      {waitingRoom.telling && <TellWaiting onClose={waitingRoom.stopTelling} />}
      <p data-testid="said">{waitingRoom.words}</p>
      <p data-testid="told">{useArrivals()}</p>
    </>
  );
}

interface QueueOptions {
  readonly language?: Language;
  readonly chosen?: VisitId | null;
  readonly answers?: Parameters<typeof fakeVidi>[0];
}

/** Draws the day of these rows at 10:38. */
export async function queueOf(rows: readonly QueueRow[], options: QueueOptions = {}) {
  const { language = 'sv', chosen = null, answers = {} } = options;
  const vidi = fakeVidi({
    'day.open': () => done({ date: today, now: at('10:38'), rows: [...rows], delayMinutes: 0 }),
    ...answers,
  });
  stop = followDay();
  await useDayStore.getState().open();
  setHubTime(at('10:38'));
  const onOpen = vi.fn<(id: VisitId) => void>();
  await draw(<Queue chosen={chosen} onOpen={onOpen} />, language);
  return { vidi, onOpen, list: screen.queryByRole('listbox') as HTMLElement };
}

/** What a screen reader reads: what is drawn is hidden from it. */
export const label = (option: Element) => option.querySelector('.v-sr')?.textContent;
export const names = () => screen.queryAllByRole('option').map(label);
