import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { firstTrouble } from '../../../shared/domain/readiness.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { listName } from '../../visit/personName.ts';
import classes from './Later.module.css';

interface LaterProps {
  /** The visit that is shown; null where nobody is left. */
  readonly shown: QueueRow | null;
  readonly later: readonly QueueRow[];
  readonly unsigned: readonly QueueRow[];
  readonly onOpen: (visitId: VisitId) => void;
}

/** What comes after: the next visit and its trouble if there is one, and the notes that wait to be signed. */
export function Later({ shown, later, unsigned, onOpen }: LaterProps) {
  const { t } = useTranslation('waiting');
  const [next] = later;
  const [firstUnsigned] = unsigned;
  if (next === undefined && firstUnsigned === undefined) return null;
  return (
    <div className={classes.later}>
      {next !== undefined && (
        <>
          <h2 className={classes.small}>
            {t(shown !== null && next.start < shown.start ? 'later.before' : 'later.label')}
          </h2>
          <NextVisit row={next} />
        </>
      )}
      {firstUnsigned !== undefined && (
        <p className={classes.unsigned}>
          <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" className={classes.warn} />
          <span className={classes.words}>{t('later.unsigned', { count: unsigned.length })}</span>
          <Anchor
            component="button"
            type="button"
            size="md"
            aria-label={t('later.openUnsigned')}
            onClick={() => onOpen(firstUnsigned.visitId)}
          >
            {t('later.open')}
          </Anchor>
        </p>
      )}
    </div>
  );
}

function NextVisit({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('waiting');
  const { clinic } = useAbout();
  const holder = linkHolder(row.participants);
  const here = holder?.presence.state === 'waiting' || holder?.presence.state === 'preparing';
  const trouble = holder !== undefined && here ? firstTrouble(holder.readiness) : null;
  return (
    <div className={classes.visit}>
      <span className="num">{wallClock(row.start, clinic.zone)}</span>
      <span>
        <span>
          <b>{row.protected ? t('protected') : (listName(row) ?? t('noName'))}</b>
          {!row.protected && row.age !== null && `, ${t('age', { count: row.age })}`}
        </span>
        {row.participants.some((one) => one.kind === 'guardian') && (
          <span className={classes.grey}>{t('later.withGuardian')}</span>
        )}
        {trouble !== null && (
          <span className={classes.warn}>
            <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
            {t('later.trouble', { what: t(`later.what.${trouble.what}`) })}
          </span>
        )}
      </span>
    </div>
  );
}
