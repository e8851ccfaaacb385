import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Settings, settings } from '../../../shared/contracts/ipc.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { changeSettings, useSettings } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useOwnProfile, useSeat } from '../../seat/seat.ts';
import { ChangeSecret } from './ChangeSecret.tsx';
import { ModeChange } from './ModeChange.tsx';
import { openSeatDialog } from './seatDialog.ts';
import classes from './session.module.css';

const lockTimes = [...settings.shape.lockAfterMinutes.values];

/** In the settings: who sits here, what opens the profile, when it locks, and what Vidi is used for on this computer. */
export function PersonSettings({ callAt }: { readonly callAt: string | null }) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const profile = useOwnProfile();
  const mode = useSeat((seat) => seat?.mode ?? null);
  const { lockAfterMinutes } = useSettings();
  const [isChanging, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  if (profile === null) return null;
  const { protectedBy } = profile;
  return (
    <>
      <div className={classes.now}>
        <div>
          <span className={classes.name}>{profile.name}</span>
          <span className={classes.title}>{profile.title}</span>
          <span className={classes.guard}>{t(`seat.protectedBy.${protectedBy}`)}</span>
        </div>
        <Button size="compact-md" variant="default" onClick={() => openSeatDialog()}>
          {t('person.switch')}
        </Button>
      </div>
      {protectedBy === 'nothing' && <p className={classes.hint}>{t('signIn.noSecretHint')}</p>}
      {isChanging ? (
        <ChangeSecret
          profile={profile}
          onClose={(isDone) => {
            setChanging(false);
            setChanged(isDone);
          }}
        />
      ) : (
        <div className={classes.line}>
          <Button size="compact-md" variant="default" onClick={() => setChanging(true)}>
            {t(`person.change.${protectedBy}`)}
          </Button>
        </div>
      )}
      <span role="status" className={classes.hint}>
        {changed && t('changeSecret.done')}
      </span>
      <NativeSelect
        className={classes.narrow}
        label={t('person.lockAfter')}
        description={t('person.lockHint')}
        value={String(lockAfterMinutes)}
        data={lockTimes.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('person.never') : t('person.minutes', { count: minutes }),
        }))}
        onChange={(event) =>
          void changeSettings({
            lockAfterMinutes: Number(event.currentTarget.value) as Settings['lockAfterMinutes'],
          }).then(setRefused)
        }
      />
      {refused !== null && (
        <p className={classes.bad} role="alert">
          {t('person.failed', { reason: refusalText(refused) })}
        </p>
      )}
      {mode !== null && <ModeChange mode={mode} callAt={callAt} />}
    </>
  );
}
