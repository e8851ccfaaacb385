import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import {
  type AskedQuestion,
  type HelpGiven,
  helpGiven,
  type IdentityDecision,
  type WaiverReason,
  waiverReasons,
} from '../../../shared/domain/identity.ts';
import { notEnough } from '../../../shared/domain/identityRules.ts';
import { bookedAnswers } from './bookedAnswers.ts';
import { type GuardianAnswers, guardianKnown } from './comparison.ts';
import { Despite } from './Despite.tsx';
import { GuardianAsked } from './GuardianAsked.tsx';
import classes from './IdentityPanel.module.css';
import { Questions } from './Questions.tsx';
import type { Subject } from './subject.ts';

interface FormProps {
  readonly sending: boolean;
  readonly onDecide: (decision: IdentityDecision) => void;
  readonly onBack: () => void;
}

const longestText = 2_000;

interface WaiverFormProps extends FormProps {
  readonly visit: VisitDetail;
  readonly subject: Subject;
}

/** Without ID: the reason; who vouches, or what was asked, where that is the reason; and why it is enough where rules say no. */
export function WaiverForm({ visit, subject, sending, onDecide, onBack }: WaiverFormProps) {
  const { t } = useTranslation('identity');
  const [reason, setReason] = useState<WaiverReason | ''>('');
  const [by, setBy] = useState('');
  const [relation, setRelation] = useState('');
  const [questions, setQuestions] = useState<readonly AskedQuestion[]>([]);
  const [guardian, setGuardian] = useState<GuardianAnswers>({ child: null, relation: null });
  const [despite, setDespite] = useState('');
  const first = useFirstFocus<HTMLSelectElement>();
  const { identityRules: rules } = visit;
  const isGuardian = subject.participant.kind === 'guardian';
  // Urgent care does not wait for an answer.
  const asksOfGuardian = isGuardian && reason !== '' && reason !== 'urgent';
  const bare = waived(reason, { by: by.trim(), relation: relation.trim(), questions });
  const against = bare === null ? [] : notEnough(bare, rules);
  const why = despite.trim();
  const known = asksOfGuardian ? guardianKnown(guardian) : undefined;
  const isLeft = known === null || (against.length > 0 && why === '');
  const decision =
    bare === null || isLeft
      ? null
      : { ...bare, ...(known && { guardian: known }), ...(against.length > 0 && { despite: why }) };
  // A guardian is not with themselves.
  const reasons = waiverReasons.filter((one) => one !== 'guardianPresent' || !isGuardian);
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
          ...reasons.map((one) => ({ value: one, label: t(`waiver.${one}`) })),
        ]}
        onChange={(event) => setReason(event.currentTarget.value as WaiverReason | '')}
      />
      {reason === 'controlQuestions' && (
        <Questions
          least={rules.controlQuestionsAtLeast}
          answers={bookedAnswers(visit, subject)}
          asked={questions}
          onChange={setQuestions}
        />
      )}
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
      {asksOfGuardian && <GuardianAsked answers={guardian} onChange={setGuardian} />}
      <Despite
        against={against.map((one) => t(`rules.${one}`, { least: rules.controlQuestionsAtLeast }))}
        label={t('rules.despite')}
        value={despite}
        onChange={setDespite}
      />
    </Form>
  );
}

interface Told {
  readonly by: string;
  readonly relation: string;
  readonly questions: readonly AskedQuestion[];
}

/** The decision so far; null while a reason, who vouches, or the first question is left. */
function waived(
  reason: WaiverReason | '',
  { by, relation, questions }: Told,
): Extract<IdentityDecision, { outcome: 'waived' }> | null {
  if (reason === '') return null;
  if (reason === 'vouchedFor')
    return by === '' || relation === '' ? null : { outcome: 'waived', reason, by, relation };
  if (reason !== 'controlQuestions') return { outcome: 'waived', reason };
  return questions.length === 0 ? null : { outcome: 'waived', reason, questions };
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
