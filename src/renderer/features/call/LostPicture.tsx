import { Button } from '@mantine/core';
import { IconNotes, IconPhone, IconPhoneIncoming, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Instant, wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { Keys } from '../../keys/Keys.tsx';
import classes from './CallStage.module.css';
import { minutesAndSeconds, phoneOfferedAfterMs } from './callView.ts';

interface LostPictureProps {
  readonly since: Instant;
  readonly now: Instant;
  readonly zone: string;
  readonly attempt: number;
  /** When the last picture was taken; null when there is none. */
  readonly lastAt: Instant | null;
  /** What is known of the other side. */
  readonly known: 'lost' | 'away' | 'preparing' | 'offline';
  readonly name: string;
  readonly phone: string | null;
  readonly onDial: () => void;
}

/** The words on the dead picture: how long, what is known, what Vidi does, what goes on; after 30 s the telephone. */
export function LostPicture(props: LostPictureProps) {
  const { since, now, zone, attempt, lastAt, known, name, phone, onDial } = props;
  const { t } = useTranslation('call');
  const time = wallClockWithSeconds(lastAt ?? since, zone);
  const lines = [
    { icon: IconPhoneIncoming, words: t(`stage.known.${known}`, { name }) },
    { icon: IconRefresh, words: t('stage.doing', { attempt: Math.max(1, attempt) }) },
    { icon: IconNotes, words: t('stage.goesOn') },
  ];
  return (
    <div className={classes.over}>
      <div className={`${classes.words} ${classes.overDead}`}>
        <div className={classes.top}>
          <span className={`${classes.seconds} num`}>{minutesAndSeconds(now - since)}</span>
          <div>
            <p className={classes.heading}>{t('stage.gone')}</p>
            <p className={`${classes.detail} num`}>
              {t(lastAt === null ? 'stage.noLastPicture' : 'stage.lastPicture', { time })}
            </p>
          </div>
        </div>
        <ul className={classes.lines}>
          {lines.map(({ icon: Icon, words }) => (
            <li key={words} className={classes.line}>
              <Icon className={classes.lineIcon} size={16} stroke={1.7} aria-hidden />
              {words}
            </li>
          ))}
        </ul>
        <div className={classes.phone}>
          {now - since >= phoneOfferedAfterMs && (
            <PhoneOffer phone={phone} onDial={onDial} words={t('stage.dialDetail')} />
          )}
        </div>
      </div>
    </div>
  );
}

interface PhoneOfferProps {
  readonly phone: string | null;
  readonly words: string;
  readonly onDial: () => void;
}

export function PhoneOffer({ phone, words, onDial }: PhoneOfferProps) {
  const { t } = useTranslation('call');
  if (phone === null) return <p className={classes.detail}>{t('stage.noNumber')}</p>;
  return (
    <>
      <Button
        size="md"
        leftSection={<IconPhone size={16} stroke={1.7} aria-hidden />}
        rightSection={<Keys of="call.dial" onAccent />}
        aria-keyshortcuts="Alt+R"
        onClick={onDial}
      >
        {t('stage.dial', { number: phone })}
      </Button>
      {words !== '' && <span className={classes.detail}>{words}</span>}
    </>
  );
}
