import { useMemo } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { daysAfter, type LocalDate, localDateOf } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import type { DayState } from './dayFollower.ts';
import { useDayStore } from './dayStore.ts';
import { inTimeOrder } from './rowState.ts';
import type { DayView } from './useDay.ts';

/** The day whose list is shown: today, or another one that is looked at. */
export interface ShownDay {
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly isToday: boolean;
  readonly day: DayState;
  /** In time order. */
  readonly rows: readonly QueueRow[];
  /** Looks at the day so many days after this one. */
  readonly step: (days: number) => void;
  readonly backToToday: () => void;
}

export function useShownDay(view: DayView): ShownDay {
  const { clinic } = useAbout();
  const other = useDayStore((store) => store.other);
  const today = view.day.state === 'open' ? view.day.date : localDateOf(view.now, clinic.zone);
  const otherDay = other?.day;
  const rows = useMemo(
    () => (otherDay?.state === 'open' ? inTimeOrder(otherDay.rows.values()) : []),
    [otherDay],
  );
  return useMemo(() => {
    const date = other?.date ?? today;
    const look = (wished: LocalDate) => void useDayStore.getState().look(wished === today ? null : wished);
    return {
      date,
      today,
      isToday: other === null,
      day: other?.day ?? view.day,
      rows: other === null ? view.rows : rows,
      step: (days) => look(daysAfter(date, days)),
      backToToday: () => look(today),
    };
  }, [other, today, view.day, view.rows, rows]);
}
