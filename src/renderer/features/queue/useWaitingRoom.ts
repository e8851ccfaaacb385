import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useChord } from '../../keys/useChord.ts';
import { useDayStore } from './dayStore.ts';
import type { DayView } from './useDay.ts';

/** One press is so many minutes more. */
const stepMinutes = 5;
/** The most that can be said (`delay.set`); a delay of hours is for the telephone. */
const mostMinutes = 180;

/** What one tells all who wait: how late one is, and words of one's own. */
export interface WaitingRoom {
  /** Said for a polite live region. */
  readonly words: string;
  readonly refused: Refusal | null;
  readonly moreDelay: () => void;
  readonly takeBack: () => void;
  /** The dialog for a message to all is open. */
  readonly telling: boolean;
  readonly tell: () => void;
  readonly stopTelling: () => void;
}

export function useWaitingRoom({ lateness, someoneWaits }: DayView): WaitingRoom {
  const { t } = useTranslation('queue');
  const [words, setWords] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [telling, setTelling] = useState(false);
  /** The minutes asked for last, while the answer is on its way: the next press goes on from them. */
  const asked = useRef<number | null>(null);

  const setDelay = async (minutes: number) => {
    asked.current = minutes;
    const answer = await useDayStore.getState().setDelay(minutes);
    if (asked.current !== minutes) return;
    asked.current = null;
    setRefused(answer.ok ? null : answer.refusal);
    const byClock = (lateness?.minutes ?? 0) - (lateness?.said ?? 0);
    if (answer.ok)
      setWords(minutes === 0 ? t('delay.takenBack') : t('delay.said', { count: byClock + minutes }));
  };
  const moreDelay = () =>
    void setDelay(Math.min(mostMinutes, (asked.current ?? lateness?.said ?? 0) + stepMinutes));
  const tell = () => setTelling(true);
  useChord('delay.more', moreDelay, lateness !== null);
  useChord('waiting.tell', tell, someoneWaits);
  return {
    words,
    refused,
    moreDelay,
    takeBack: () => void setDelay(0),
    telling,
    tell,
    stopTelling: () => setTelling(false),
  };
}
