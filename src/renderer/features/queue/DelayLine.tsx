import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { ButtonKeys } from './ButtonKeys.tsx';
import classes from './DelayLine.module.css';
import type { Lateness } from './lateness.ts';
import type { WaitingRoom } from './useWaitingRoom.ts';

interface DelayLineProps {
  readonly lateness: Lateness;
  readonly waitingRoom: WaitingRoom;
}

/** How late one is, and five minutes more for all who wait; what has been added can be taken back. */
export function DelayLine({ lateness, waitingRoom }: DelayLineProps) {
  const { t } = useTranslation('queue');
  const refusalText = useRefusalText();
  const { minutes, said } = lateness;
  return (
    <>
      <div className={classes.line}>
        <p className={`${classes.words} num`} data-late={minutes > 0 || undefined}>
          {minutes > 0 ? t('delay.late', { count: minutes }) : t('delay.onTime')}
        </p>
        {said > 0 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('delay.takeBack', { count: said })}
            title={t('delay.takeBack', { count: said })}
            onClick={waitingRoom.takeBack}
          >
            <IconArrowBackUp size={16} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={`${classes.more} num`}
          aria-keyshortcuts="Alt+F"
          rightSection={<ButtonKeys of="delay.more" />}
          onClick={waitingRoom.moreDelay}
        >
          {t('delay.more')}
          <span className="v-sr">{t('delay.moreWords')}</span>
        </Button>
      </div>
      {waitingRoom.refused !== null && (
        <p className={classes.refused} role="alert">
          {refusalText(waitingRoom.refused)}
        </p>
      )}
    </>
  );
}
