import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionProfile } from '../../../shared/contracts/session.ts';
import { AttemptWords } from '../../seat/AttemptWords.tsx';
import { useAttempt } from '../../seat/attempt.ts';
import { SecretField } from '../../seat/SecretField.tsx';
import { askSeat } from '../../seat/seat.ts';
import { NewSecret, useNewSecret } from './NewSecret.tsx';
import classes from './session.module.css';

interface ChangeSecretProps {
  readonly profile: SessionProfile;
  readonly onClose: (isDone: boolean) => void;
}

/** A new passphrase or PIN for one's own profile, or the first one. */
export function ChangeSecret({ profile, onClose }: ChangeSecretProps) {
  const { t } = useTranslation('session');
  const { protectedBy } = profile;
  const attempt = useAttempt(profile.waitSeconds);
  const [old, setOld] = useState('');
  const choosing = useNewSecret();
  const [changing, setChanging] = useState(false);
  const oldField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  useEffect(() => (oldField.current ?? newField.current)?.focus(), []);

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const secret = choosing.take();
    if (secret === null || changing || attempt.left > 0) return;
    setChanging(true);
    const refused = await askSeat('session.changeSecret', {
      id: profile.id,
      old: protectedBy === 'nothing' ? null : old,
      new: secret,
    });
    setChanging(false);
    if (refused === null) return onClose(true);
    attempt.refuse(refused);
    oldField.current?.select();
  };

  return (
    <form
      className={`${classes.form} ${classes.narrow}`}
      aria-label={t(`changeSecret.title.${protectedBy}`)}
      onSubmit={(event) => void change(event)}
    >
      {protectedBy !== 'nothing' && (
        <SecretField
          ref={oldField}
          kind={protectedBy}
          label={t(`changeSecret.old.${protectedBy}`)}
          value={old}
          attempt={attempt}
          onType={setOld}
        />
      )}
      <NewSecret choosing={choosing} field={newField} size="sm" />
      {protectedBy === 'nothing' && (
        <p className={classes.bad}>
          <AttemptWords attempt={attempt} />
        </p>
      )}
      <div className={classes.line}>
        <Button
          type="submit"
          loading={changing}
          disabled={attempt.left > 0 || (protectedBy !== 'nothing' && old === '')}
        >
          {t(protectedBy === 'nothing' ? 'changeSecret.doFirst' : 'changeSecret.do')}
        </Button>
        <Button variant="default" onClick={() => onClose(false)}>
          {t('changeSecret.cancel')}
        </Button>
      </div>
    </form>
  );
}
