import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../shared/contracts/visit.ts';
import { wallClock } from '../../shared/domain/time.ts';
import { useAbout } from '../ipc/session.ts';
import classes from './HandOverWords.module.css';

/** From whom the visit was taken over, when, and their line, as it was written. Nothing where nobody had it before. */
export function HandOverWords({ handOver }: Pick<VisitDetail, 'handOver'>) {
  const { t } = useTranslation('journal');
  const { clinic } = useAbout();
  if (handOver === null) return null;
  const { fromName, line, at } = handOver;
  const name = fromName ?? t('handOver.colleague');
  const time = wallClock(at, clinic.zone);
  return (
    <section className={classes.handOver} aria-label={t('handOver.label')}>
      <p className={`${classes.from} num`}>
        {line === '' ? t('handOver.without', { name, time }) : t('handOver.with', { name, time })}
      </p>
      {line !== '' && (
        <p className={classes.line} dir="auto">
          {line}
        </p>
      )}
    </section>
  );
}
