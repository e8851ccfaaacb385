import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { prepareQuestions } from '../../../shared/domain/preparation.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import classes from './Prepared.module.css';

/** What the patient wrote beforehand (seed: "prepare"), in their own words, above the sections; folded away by choice. */
export function Prepared({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('journal');
  const { clinic } = useAbout();
  const answers: Readonly<Record<string, string>> = visit.preparation?.answers ?? {};
  // Known questions in their order; then what a page of another version asked, which is kept too.
  const order = new Set<string>([...prepareQuestions, ...Object.keys(answers)]);
  const written = [...order].flatMap((question) => {
    const text = (answers[question] ?? '').trim();
    const words = prepareQuestions.find((one) => one === question) ?? 'other';
    return text === '' ? [] : [{ question, words, text } as const];
  });
  if (written.length === 0 || visit.preparedAt === null) return null;
  return (
    <details className={classes.prepared} open>
      <summary className={`${classes.summary} num`}>
        {t('prepared.title', { time: wallClock(visit.preparedAt, clinic.zone) })}
      </summary>
      <dl className={classes.answers}>
        {written.map(({ question, words, text }) => (
          <div key={question}>
            <dt>{t(`prepared.${words}`)}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
