import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallClock } from '../../../shared/domain/time.ts';
import { onEvent } from '../../ipc/client.ts';
import { currentSettings, useAbout } from '../../ipc/session.ts';
import { playArrivalSound } from '../../visit/arrivalSound.ts';
import { listName } from '../../visit/personName.ts';
import { useDayStore } from './dayStore.ts';

/** Tells of who comes to the waiting room: a quiet sound (if wished), and the words for a polite live region. */
export function useArrivals(): string {
  const { t } = useTranslation('queue');
  const { clinic } = useAbout();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      onEvent('arrived', ({ visitId, start }) => {
        const { day } = useDayStore.getState();
        const row = day.state === 'open' ? day.rows.get(visitId) : undefined;
        const name = row === undefined ? null : listName(row);
        const time = wallClock(start, clinic.zone);
        setWords(name === null ? t('arrivedProtected', { time }) : t('arrived', { time, name }));
        if (currentSettings().arrivalSound) void playArrivalSound().catch(() => undefined);
      }),
    [t, clinic.zone],
  );
  return words;
}
