import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { onEvent } from '../../ipc/client.ts';
import { currentSettings, useAbout } from '../../ipc/session.ts';
import { playArrivalSound } from '../../visit/arrivalSound.ts';
import { listName } from '../../visit/personName.ts';
import { useDayStore } from './dayStore.ts';

/**
 * Tells of who comes to the waiting room, and of who knocks outside the booked time: a quiet sound (if wished), and the
 * words for a polite live region. Whichever day is looked at.
 */
export function useArrivals(): string {
  const { t } = useTranslation('queue');
  const { clinic } = useAbout();
  const [words, setWords] = useState('');
  useEffect(() => {
    const tell = (what: 'arrived' | 'knocked') => (event: { visitId: VisitId; start: Instant }) => {
      const row = knownRow(event.visitId);
      const name = row === undefined ? null : listName(row);
      const time = wallClock(event.start, clinic.zone);
      setWords(name === null ? t(`${what}Protected`, { time }) : t(what, { time, name }));
      if (currentSettings().arrivalSound) void playArrivalSound().catch(() => undefined);
    };
    const off = [onEvent('arrived', tell('arrived')), onEvent('knocked', tell('knocked'))];
    return () => {
      for (const stop of off) stop();
    };
  }, [t, clinic.zone]);
  return words;
}

/** The row as one of the lists has it. */
function knownRow(visitId: VisitId): QueueRow | undefined {
  const { day, other } = useDayStore.getState();
  for (const one of [day, other?.day])
    if (one?.state === 'open' && one.rows.has(visitId)) return one.rows.get(visitId);
  return undefined;
}
