import { type FormEvent, type Ref, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { type PrepareQuestion, questionsOf } from '../../shared/domain/preparation.ts';
import { momentSaid } from '../moments.ts';
import { Heading } from '../parts/Heading.tsx';
import { With112 } from '../parts/Ring.tsx';
import { kept, longestText } from '../typed.ts';
import { keepWritten, readWritten, type Written } from '../writtenInTab.ts';

/** From here on the field says how much more it takes. */
const tellsLeftAt = 1_800;

/** The form beforehand: at most five questions, any of them may be skipped. What is sent is not shown again. */
export function Prepare({
  view,
  now,
  onSend,
  onDone,
}: {
  view: PatientView;
  now: number;
  /** False when it did not arrive. */
  onSend: (answers: Written) => Promise<boolean>;
  onDone: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [written, setWritten] = useState(readWritten);
  const [state, setState] = useState<'writing' | 'sending' | 'nothing' | 'failed'>('writing');
  const first = useRef<HTMLTextAreaElement>(null);
  const questions = questionsOf[view.prepareForm];
  const change = (question: PrepareQuestion, text: string): void => {
    const changed = { ...written, [question]: text };
    setWritten(changed);
    keepWritten(changed);
    if (state !== 'sending') setState('writing');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (state === 'sending') return;
    const answers = answersIn(written, questions);
    if (Object.keys(answers).length === 0) {
      setState('nothing');
      first.current?.focus();
      return;
    }
    setState('sending');
    void onSend(answers).then((arrived) => {
      if (arrived) onDone();
      else setState('failed');
    });
  };
  return (
    <form id="prepare" onSubmit={submit} noValidate>
      <Heading>{t('prepare.title')}</Heading>
      <p className="lead">{t('prepare.lead', view.clinician)}</p>
      <p>
        <With112 text={t('prepare.urgent')} />
      </p>
      {view.preparedAt !== null && (
        <p className="hint">
          {t('prepare.replaces', {
            when: momentSaid(t, view.preparedAt, now, view.zone, i18n.language),
          })}
        </p>
      )}
      {questions.map((question, index) => (
        <Question
          key={question}
          question={question}
          text={written[question] ?? ''}
          field={index === 0 ? first : undefined}
          problem={index === 0 && state === 'nothing' && t('prepare.nothing')}
          onChange={(text) => change(question, text)}
        />
      ))}
      <p className="trouble-word" role="alert">
        {state === 'failed' && t('prepare.failed')}
      </p>
      <p className="hint" role="status">
        {state === 'sending' && t('prepare.sending')}
      </p>
    </form>
  );
}

function Question({
  question,
  text,
  field,
  problem,
  onChange,
}: {
  question: PrepareQuestion;
  text: string;
  field: Ref<HTMLTextAreaElement> | undefined;
  problem: string | false;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const left = longestText - text.length;
  return (
    <div className="field">
      <label htmlFor={id}>{t(`prepare.question.${question}`)}</label>
      <p className="hint" id={`${id}-hint`}>
        {t(`prepare.hint.${question}`)}
      </p>
      <textarea
        id={id}
        ref={field}
        rows={2}
        maxLength={longestText}
        aria-describedby={`${id}-hint ${id}-left`}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="trouble-word" role="alert">
        {problem}
      </p>
      <p className="hint num" id={`${id}-left`} role="status">
        {text.length >= tellsLeftAt && t('prepare.left', { left })}
      </p>
    </div>
  );
}

/** What there is to send: the form's own questions, bounded, none that is empty. */
function answersIn(written: Written, questions: readonly PrepareQuestion[]): Written {
  const filled = questions.flatMap((question) => {
    const text = kept(written[question] ?? '', longestText);
    return text.trim() === '' ? [] : [[question, text] as const];
  });
  return Object.fromEntries(filled);
}
