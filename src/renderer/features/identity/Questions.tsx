import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedQuestion } from '../../../shared/domain/identity.ts';
import type { BookedAnswer } from './bookedAnswers.ts';
import classes from './IdentityPanel.module.css';

interface QuestionsProps {
  readonly least: number;
  readonly answers: readonly BookedAnswer[];
  readonly asked: readonly AskedQuestion[];
  readonly onChange: (asked: readonly AskedQuestion[]) => void;
}

/** Questions to whom there is no document of, with the answers that the booking knows; what was answered is ticked. */
export function Questions({ least, answers, asked, onChange }: QuestionsProps) {
  const { t } = useTranslation('identity');
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t('questions.label')}</legend>
      <p className={classes.hint}>
        {answers.length === 0 ? t('questions.none') : t('questions.hint', { least })}
      </p>
      {answers.map(({ about, answer }) => (
        <Question
          key={about}
          about={about}
          answer={answer}
          said={asked.find((one) => one.about === about)}
          onSay={(right) =>
            onChange([
              ...asked.filter((one) => one.about !== about),
              ...(right === null ? [] : [{ about, right }]),
            ])
          }
        />
      ))}
    </fieldset>
  );
}

interface QuestionProps extends BookedAnswer {
  readonly said: AskedQuestion | undefined;
  /** Null: it was not asked. */
  readonly onSay: (right: boolean | null) => void;
}

function Question({ about, answer, said, onSay }: QuestionProps) {
  const { t } = useTranslation('identity');
  const id = useId();
  return (
    <div className={classes.question}>
      <span>
        <span id={`${id}-question`}>{t(`questions.question.${about}`)}</span>
        <span id={`${id}-answer`} className={`${classes.answer} num`} dir="auto">
          {t('questions.answer', { answer })}
        </span>
      </span>
      <SegmentedControl
        aria-labelledby={`${id}-question`}
        aria-describedby={`${id}-answer`}
        size="xs"
        value={said === undefined ? 'notAsked' : said.right ? 'right' : 'wrong'}
        data={[
          { value: 'notAsked', label: t('questions.notAsked') },
          { value: 'right', label: t('questions.right') },
          { value: 'wrong', label: t('questions.wrong') },
        ]}
        onChange={(value) => onSay(value === 'notAsked' ? null : value === 'right')}
      />
    </div>
  );
}
