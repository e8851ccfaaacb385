import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { whereabouts } from '../../visit/whereabouts.ts';
import classes from './WaitingView.module.css';

/** What the patient answered on the way in: who, where, and the number that reaches. Nothing until something is answered. */
export function Answers({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('waiting');
  const answers = linkHolder(row.participants)?.answers;
  const place = whereabouts(answers, (where) => t(`answers.where.${where}`));
  const lines = [
    answers?.whoAmI === undefined ? null : ([t('answers.whoAmI'), t(`answers.${answers.whoAmI}`)] as const),
    place === null ? null : ([t('answers.place'), place] as const),
    answers?.phone ? ([t('answers.phone'), answers.phone] as const) : null,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <div className={classes.answers}>
      <h2 className={classes.small}>{t('answers.label')}</h2>
      <dl>
        {lines.map(([question, answer]) => (
          <div key={question} className={classes.answer}>
            <dt>{question}</dt>
            <dd className="num" dir="auto">
              {answer}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
