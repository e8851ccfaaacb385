import { Popover } from '@mantine/core';
import { IconLock, IconUsers } from '@tabler/icons-react';
import type { PropsWithChildren, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../shared/contracts/visit.ts';
import { formatPersonNumber } from '../../shared/domain/personalNumber.ts';
import { useVisitStore } from '../visit/visitStore.ts';
import classes from './Head.module.css';
import { useHeadFacts } from './useHeadFacts.ts';

interface HeadProps {
  readonly visit: VisitDetail;
  /** Compact: what stands before the name (the day's button). */
  readonly before?: ReactNode;
  /** Compact: what the bar would warn of; it takes of the empty room, so that nothing to the right of it moves. */
  readonly notice?: ReactNode;
}

/** Who, why and who else, over both columns; to the right (children) identity, line and clock. */
export function Head({ visit, before, notice, children }: PropsWithChildren<HeadProps>) {
  const { t } = useTranslation('app');
  const pending = useVisitStore((store) => store.open.state === 'open' && store.open.pending);
  const { name, age, number, numberKind, present, details } = useHeadFacts(visit);
  return (
    <section className={classes.head} aria-label={t('head.label')}>
      {before}
      <h1 className={classes.heading} tabIndex={-1}>
        <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={classes.name} aria-label={t('head.more', { name })}>
              {visit.protected && (
                <IconLock size={15} stroke={1.8} aria-hidden="true" className={classes.lock} />
              )}
              <span className={classes.nameText}>{name}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <dl className={classes.details}>
              {details.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ))}
            </dl>
            {visit.protected && <p className={classes.hint}>{t('head.protectedHint')}</p>}
          </Popover.Dropdown>
        </Popover>
      </h1>
      {visit.protected && <span className={classes.protected}>{t('head.protectedNow')}</span>}
      {age !== null && <span className={`${classes.age} num`}>{age}</span>}
      {number !== null && (
        <span className={`${classes.number} num`}>
          {numberKind === 'reserve' ? number : formatPersonNumber(number)}
        </span>
      )}
      {visit.reason !== '' && (
        <>
          <span className={classes.rule} aria-hidden="true" />
          <span className={classes.reason} dir="auto">
            {visit.reason}
          </span>
        </>
      )}
      {present.length > 0 && (
        <span className={classes.present}>
          <IconUsers size={15} stroke={1.7} aria-hidden="true" />
          <span>{present.join(', ')}</span>
        </span>
      )}
      <span className={classes.space} />
      {notice}
      {pending && <span className={classes.pending}>{t('head.pending')}</span>}
      {children}
    </section>
  );
}
