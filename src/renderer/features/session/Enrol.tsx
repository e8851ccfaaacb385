import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askNewProfile } from '../../seat/seat.ts';
import { Entrance } from './Entrance.tsx';
import { NewSecret, useNewSecret } from './NewSecret.tsx';
import classes from './session.module.css';

interface EnrolProps {
  /** Back to the list, `added` the new profile's id; null where there is no list to go back to. */
  readonly onClose: ((added: string | null) => void) | null;
  /** What stands below: the way to practice. */
  readonly below: ReactNode;
}

/** Connects this console to a clinic, with the line that its administrator handed out, and chooses how to sign in here. */
export function Enrol({ onClose, below }: EnrolProps) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [line, setLine] = useState('');
  const [lineMissing, setLineMissing] = useState(false);
  const choosing = useNewSecret();
  const [connecting, setConnecting] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const enrol = async (event: FormEvent) => {
    event.preventDefault();
    const missing = line.trim() === '';
    setLineMissing(missing);
    const secret = choosing.take();
    if (missing || secret === null || connecting) return;
    setConnecting(true);
    const made = await askNewProfile('session.enrol', { line: line.trim(), secret });
    setConnecting(false);
    setRefused(made.refused);
    if (made.refused === null) onClose?.(made.added);
  };

  return (
    <Entrance title={t('enrol.title')}>
      <form className={`${classes.form} ${classes.below}`} onSubmit={(event) => void enrol(event)}>
        <Textarea
          ref={field}
          size="md"
          rows={3}
          maxLength={2_000}
          label={t('enrol.line')}
          description={t('enrol.lineHint')}
          spellCheck={false}
          autoComplete="off"
          value={line}
          error={lineMissing ? t('enrol.lineMissing') : null}
          onChange={(event) => {
            setLine(event.currentTarget.value);
            setLineMissing(false);
          }}
        />
        <h2 className={classes.heading}>{t('enrol.secretTitle')}</h2>
        <NewSecret choosing={choosing} />
        {refused !== null && (
          <p className={classes.bad} role="alert">
            {t('enrol.failed', { reason: refusalText(refused) })}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" size="md" loading={connecting}>
            {t('enrol.do')}
          </Button>
          {onClose !== null && (
            <Button size="md" variant="default" onClick={() => onClose(null)}>
              {t('signIn.back')}
            </Button>
          )}
        </div>
      </form>
      <div className={classes.sides}>{below}</div>
    </Entrance>
  );
}
