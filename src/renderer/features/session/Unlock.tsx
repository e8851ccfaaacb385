import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SessionProfile } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { AttemptWords } from '../../seat/AttemptWords.tsx';
import { useAttempt } from '../../seat/attempt.ts';
import { SecretField } from '../../seat/SecretField.tsx';
import classes from './session.module.css';

interface UnlockProps {
  readonly profile: SessionProfile;
  /** The button's words. */
  readonly label: string;
  /** Tries the secret (null where the profile has none). */
  readonly onTry: (secret: string | null) => Promise<Refusal | null>;
}

/** Opens a profile: its passphrase or PIN, or one press where it has none. After a wrong one the wait is counted down. */
export function Unlock({ profile, label, onTry }: UnlockProps) {
  const { protectedBy } = profile;
  const attempt = useAttempt(profile.waitSeconds);
  const [typed, setTyped] = useState('');
  const [trying, setTrying] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const press = useRef<HTMLButtonElement>(null);
  useEffect(() => (field.current ?? press.current)?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (trying || attempt.left > 0) return;
    setTrying(true);
    const refused = await onTry(protectedBy === 'nothing' ? null : typed);
    setTrying(false);
    if (refused === null) attempt.clear();
    else {
      attempt.refuse(refused);
      field.current?.select();
    }
  };
  const button = (
    <Button
      ref={press}
      type="submit"
      size="md"
      loading={trying}
      disabled={attempt.left > 0 || (protectedBy !== 'nothing' && typed === '')}
    >
      {label}
    </Button>
  );
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      {protectedBy === 'nothing' ? (
        <>
          {button}
          <p className={classes.bad}>
            <AttemptWords attempt={attempt} />
          </p>
        </>
      ) : (
        <SecretField
          ref={field}
          size="md"
          kind={protectedBy}
          value={typed}
          onType={setTyped}
          attempt={attempt}
          inputContainer={(input) => (
            <div className={classes.line}>
              <div className={classes.field}>{input}</div>
              {button}
            </div>
          )}
        />
      )}
    </form>
  );
}
