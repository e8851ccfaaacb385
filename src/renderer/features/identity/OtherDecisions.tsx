import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type HelpGiven,
  helpGiven,
  type IdentityDecision,
  type WaiverReason,
  waiverReasons,
} from '../../../shared/domain/identity.ts';
import classes from './IdentityPanel.module.css';

interface FormProps {
  readonly sending: boolean;
  readonly onDecide: (decision: IdentityDecision) => void;
  readonly onBack: () => void;
}

const longestText = 2_000;

/** Without ID: the reason, and who vouches where that is the reason. */
export function WaiverForm({ sending, onDecide, onBack }: FormProps) {
  const { t } = useTranslation('identity');
  const [reason, setReason] = useState<WaiverReason | ''>('');
  const [by, setBy] = useState('');
  const [relation, setRelation] = useState('');
  const first = useFirstFocus<HTMLSelectElement>();
  const decision = waived(reason, by.trim(), relation.trim());
  return (
    <Form
      save={t('decide.saveWaived')}
      decision={decision}
      sending={sending}
      onDecide={onDecide}
      onBack={onBack}
    >
      <NativeSelect
        ref={first}
        label={t('decide.reason')}
        value={reason}
        data={[
          { value: '', label: t('decide.chooseReason') },
          ...waiverReasons.map((one) => ({ value: one, label: t(`waiver.${one}`) })),
        ]}
        onChange={(event) => setReason(event.currentTarget.value as WaiverReason | '')}
      />
      {reason === 'vouchedFor' && (
        <>
          <TextInput
            label={t('decide.by')}
            value={by}
            maxLength={longestText}
            dir="auto"
            autoComplete="off"
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <TextInput
            label={t('decide.relation')}
            value={relation}
            maxLength={longestText}
            dir="auto"
            autoComplete="off"
            onChange={(event) => setRelation(event.currentTarget.value)}
          />
        </>
      )}
    </Form>
  );
}

function waived(reason: WaiverReason | '', by: string, relation: string): IdentityDecision | null {
  if (reason === '') return null;
  if (reason !== 'vouchedFor') return { outcome: 'waived', reason };
  return by === '' || relation === '' ? null : { outcome: 'waived', reason, by, relation };
}

/** Not confirmed: why, and what help was given all the same. */
export function UnconfirmedForm({ sending, onDecide, onBack }: FormProps) {
  const { t } = useTranslation('identity');
  const [why, setWhy] = useState('');
  const [help, setHelp] = useState<HelpGiven | ''>('');
  const first = useFirstFocus<HTMLInputElement>();
  const decision: IdentityDecision | null =
    why.trim() === '' || help === '' ? null : { outcome: 'unconfirmed', reason: why.trim(), help };
  return (
    <Form
      save={t('decide.saveUnconfirmed')}
      decision={decision}
      sending={sending}
      onDecide={onDecide}
      onBack={onBack}
    >
      <TextInput
        ref={first}
        label={t('decide.why')}
        value={why}
        maxLength={longestText}
        dir="auto"
        autoComplete="off"
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('decide.help')}
        value={help}
        data={[
          { value: '', label: t('decide.chooseHelp') },
          ...helpGiven.map((one) => ({ value: one, label: t(`help.${one}`) })),
        ]}
        onChange={(event) => setHelp(event.currentTarget.value as HelpGiven | '')}
      />
      <p className={classes.hint}>{t('decide.toldPatient')}</p>
    </Form>
  );
}

interface ShellProps extends FormProps {
  readonly save: string;
  /** Null while something is left to fill in. */
  readonly decision: IdentityDecision | null;
  readonly children: React.ReactNode;
}

function Form({ save, decision, sending, onDecide, onBack, children }: ShellProps) {
  const { t } = useTranslation('identity');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (decision !== null) onDecide(decision);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {children}
      <div className={classes.actions}>
        <Button type="submit" loading={sending} disabled={decision === null}>
          {save}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('decide.back')}
        </Button>
      </div>
    </form>
  );
}

function useFirstFocus<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
