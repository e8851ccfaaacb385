import { Button } from '@mantine/core';
import { IconLock, IconPlayerPause } from '@tabler/icons-react';
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { SessionProfile } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { keysToLockOnly } from '../../keys/lockedKeys.ts';
import { askSeat } from '../../seat/seat.ts';
import { Forgotten } from './Forgotten.tsx';
import classes from './session.module.css';
import { Unlock } from './Unlock.tsx';

interface LockScreenProps {
  readonly profile: SessionProfile;
  /** The clinic's IANA zone; null: this computer's. */
  readonly zone: string | null;
  /** A call is on hold under it. */
  readonly callHeld: boolean;
}

/**
 * The lock: in a place of its own in the document, so that everything else, what other things have opened over the page
 * too, can be hidden from eyes, pointer, keys and screen readers without being taken down (global.css, `data-locked`).
 */
export function LockScreen(props: LockScreenProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const made = document.createElement('div');
    made.dataset.lock = '';
    document.body.append(made);
    setPlace(made);
    const cameFrom = document.activeElement;
    document.body.dataset.locked = '';
    const giveKeysBack = keysToLockOnly();
    return () => {
      giveKeysBack();
      delete document.body.dataset.locked;
      made.remove();
      if (cameFrom instanceof HTMLElement) cameFrom.focus();
    };
  }, []);
  return place === null ? null : createPortal(<Lock {...props} />, place);
}

function Lock({ profile, zone, callHeld }: LockScreenProps) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const now = useNow();
  return (
    <div className={classes.lockPage}>
      <main className={classes.lockRoom}>
        <div className={classes.lockHead}>
          <h1 className={classes.lockTitle}>
            <IconLock size={18} stroke={1.8} aria-hidden="true" />
            {t('lock.title')}
          </h1>
          <span className={`${classes.lockTime} num`}>
            {wallClock(now, zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)}
          </span>
        </div>
        <div className={classes.lockWho}>
          <p className={classes.choiceName}>{profile.name}</p>
          <p className={classes.title}>{profile.title}</p>
        </div>
        {callHeld && (
          <p className={classes.lockHold}>
            <IconPlayerPause size={17} stroke={1.8} aria-hidden="true" />
            {t('lock.onHold')}
          </p>
        )}
        <Unlock
          profile={profile}
          label={t('lock.unlock')}
          onTry={(secret) => askSeat('session.signIn', { id: profile.id, secret })}
        />
        {profile.protectedBy !== 'nothing' && <Forgotten profile={profile} locked />}
        <div className={classes.lockFoot}>
          <p className={classes.hint}>{t('lock.kept')}</p>
          {callHeld ? (
            <p className={classes.hint}>{t('lock.callGoesOn')}</p>
          ) : (
            <div className={classes.sides}>
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => void askSeat('session.signOut', {}).then(setRefused)}
              >
                {t('lock.someoneElse')}
              </Button>
            </div>
          )}
          {refused !== null && (
            <p className={classes.bad} role="alert">
              {t('lock.someoneElseFailed', { reason: refusalText(refused) })}
            </p>
          )}
        </div>
      </main>
    </div>
  );
}
