import { Button, Modal } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileId } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useConnection } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { askSeat, ownProfile, useSeat } from '../../seat/seat.ts';
import { ProfileRow } from './ProfileRow.tsx';
import { closeSeatDialog, useSeatDialog } from './seatDialog.ts';
import classes from './session.module.css';
import { Unlock } from './Unlock.tsx';

interface SeatDialogProps {
  /** When the visit was booked whose call goes on here, on the clinic's clock: nobody else may sit down before it is over. */
  readonly callAt: string | null;
  readonly onLock: () => void;
}

/** Who sits here now, and who could: switch, lock, or sign out. */
export function SeatDialog(props: SeatDialogProps) {
  const isOpen = useSeatDialog((store) => store.isOpen);
  return isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ callAt, onLock }: SeatDialogProps) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const seat = useSeat();
  const connection = useConnection();
  const [refused, setRefused] = useState<Refusal | null>(() => useSeatDialog.getState().refusal);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = ownProfile(seat);
  if (seat === null || own === null) return null;
  const others = seat.profiles.filter(({ id }) => id !== own.id);
  const pending = connection.state === 'lost' ? connection.pendingCommands : 0;
  const mayLeave = callAt === null && pending === 0;
  const switchTo = (id: ProfileId, secret: string | null) => askSeat('session.switch', { id, secret });

  return (
    <Modal
      opened
      onClose={closeSeatDialog}
      title={t('seat.title')}
      centered
      closeButtonProps={{ 'aria-label': t('seat.close') }}
    >
      <div className={classes.now}>
        <div>
          <span className={classes.name}>{own.name}</span>
          <span className={classes.title}>{own.title}</span>
          <span className={classes.guard}>
            {t('seat.now')} · {t(`seat.protectedBy.${own.protectedBy}`)}
          </span>
        </div>
        <Button
          data-autofocus
          variant="default"
          leftSection={<IconLock size={15} stroke={1.8} aria-hidden="true" />}
          rightSection={<Keys of="session.lock" />}
          aria-keyshortcuts="Control+L"
          onClick={() => {
            closeSeatDialog();
            onLock();
          }}
        >
          {t('seat.lock')}
        </Button>
      </div>
      {callAt !== null && (
        <p className={`${classes.hint} ${classes.below}`}>{t('seat.inCall', { time: callAt })}</p>
      )}
      {callAt === null && pending > 0 && (
        <p className={`${classes.hint} ${classes.below}`}>{t('seat.pending', { count: pending })}</p>
      )}
      {mayLeave && others.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('seat.others')}</h3>
          <ul className={classes.profiles}>
            {others.map((other) => (
              <ProfileRow
                key={other.id}
                profile={other}
                chosen={chosen === other.id}
                onChoose={() => {
                  if (other.protectedBy === 'nothing') void switchTo(other.id, null).then(setRefused);
                  else setChosen(other.id);
                }}
              >
                {other.protectedBy !== 'nothing' && (
                  <Unlock
                    profile={other}
                    label={t('signIn.signIn')}
                    onTry={(secret) => switchTo(other.id, secret)}
                  />
                )}
              </ProfileRow>
            ))}
          </ul>
        </>
      )}
      {refused !== null && (
        <p className={`${classes.bad} ${classes.below}`} role="alert">
          {t('seat.failed', { reason: refusalText(refused) })}
        </p>
      )}
      {mayLeave && (
        <div className={classes.actions}>
          <Button variant="default" onClick={() => void askSeat('session.signOut', {}).then(setRefused)}>
            {t('seat.signOut')}
          </Button>
          {others.length === 0 && <p className={classes.hint}>{t('seat.nobodyElse')}</p>}
        </div>
      )}
    </Modal>
  );
}
