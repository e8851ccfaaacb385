import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { onEvent } from '../../ipc/client.ts';
import { useAbout } from '../../ipc/session.ts';
import { soundIfWished } from '../../visit/arrivalSound.ts';
import { useHandedToMe } from '../../visit/handedToMe.ts';
import { listName } from '../../visit/personName.ts';
import { knownRow } from './dayStore.ts';

/**
 * Tells of who comes to the waiting room, and of who knocks outside the booked time: a quiet sound (if wished), and the
 * words for a polite live region. Whichever day is looked at. The same sound for a visit that is handed over to oneself.
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
      soundIfWished();
    };
    // The words of what has been handed over stand in the bar, and are read from there.
    const offHanded = useHandedToMe.subscribe((now, before) => {
      if (now.handed.length > before.handed.length) soundIfWished();
    });
    const off = [onEvent('arrived', tell('arrived')), onEvent('knocked', tell('knocked')), offHanded];
    return () => {
      for (const stop of off) stop();
    };
  }, [t, clinic.zone]);
  return words;
}
