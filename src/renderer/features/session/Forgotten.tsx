import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionProfile } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askSeat, useSeat } from '../../seat/seat.ts';
import classes from './session.module.css';

interface ForgottenProps {
  readonly profile: SessionProfile;
  /** Behind the lock the profile cannot be moved: one goes to the list first. */
  readonly locked: boolean;
}

/** What can and cannot be recovered, told plainly; and the way on. */
export function Forgotten({ profile, locked }: ForgottenProps) {
  const { t } = useTranslation('session');
  const mode = useSeat((seat) => seat?.mode ?? 'practice');
  const [asking, setAsking] = useState(false);
  return (
    <details className={classes.more}>
      <summary>{t(profile.protectedBy === 'pin' ? 'forgotten.askPin' : 'forgotten.askPassphrase')}</summary>
      <p>{t('forgotten.again')}</p>
      <p>{t('forgotten.lost')}</p>
      <p>{t('forgotten.kept')}</p>
      <p>
        {t(`forgotten.${mode}`)} {locked && t('forgotten.locked')}
      </p>
      {!locked &&
        (asking ? (
          <SetAside profile={profile} onCancel={() => setAsking(false)} />
        ) : (
          <Button size="compact-md" variant="default" onClick={() => setAsking(true)}>
            {t('forgotten.setAside')}
          </Button>
        ))}
    </details>
  );
}

/** Asked twice: the press that led here, and that one has understood. */
function SetAside({
  profile,
  onCancel,
}: {
  readonly profile: SessionProfile;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [understood, setUnderstood] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  return (
    <div className={classes.form}>
      <p>{t('forgotten.sure', { name: profile.name })}</p>
      <Checkbox
        size="sm"
        label={t(profile.protectedBy === 'pin' ? 'forgotten.understandPin' : 'forgotten.understand')}
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      {refused !== null && (
        <p className={classes.bad} role="alert">
          {t('forgotten.failed', { reason: refusalText(refused) })}
        </p>
      )}
      <div className={classes.line}>
        <Button
          size="compact-md"
          color="brick"
          disabled={!understood}
          onClick={() => void askSeat('session.setAside', { id: profile.id }).then(setRefused)}
        >
          {t('forgotten.do')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          {t('forgotten.cancel')}
        </Button>
      </div>
    </div>
  );
}
