import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { IdentityCheck } from '../../../shared/domain/identity.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useDecisionDetail } from '../../visit/useDecisionDetail.ts';
import classes from './IdentityPanel.module.css';
import { Next } from './Next.tsx';
import { useOutcomeWords } from './useOutcomeWords.ts';

interface DecidedProps {
  readonly visit: VisitDetail;
  readonly check: Extract<IdentityCheck, { state: 'decided' }>;
  readonly onChange: () => void;
}

/** What has been decided, and the way to decide anew: the chain keeps both. */
export function Decided({ visit, check, onChange }: DecidedProps) {
  const { t } = useTranslation('identity');
  const { clinic } = useAbout();
  const outcome = useOutcomeWords()(check.decision);
  const detail = useDecisionDetail()(check.decision);
  const change = useRef<HTMLButtonElement>(null);
  useEffect(() => change.current?.focus(), []);
  return (
    <div className={classes.body}>
      <p className={`${classes.decided} num`} dir="auto">
        {t('panel.decidedNow', { outcome, time: wallClock(check.at, clinic.zone) })}
      </p>
      {detail !== '' && (
        <p className={classes.decidedDetail} dir="auto">
          {detail}
        </p>
      )}
      {check.decision.outcome === 'unconfirmed' && <Next visit={visit} help={check.decision.help} />}
      <div className={classes.actions}>
        <Button ref={change} variant="default" onClick={onChange}>
          {t('panel.change')}
        </Button>
      </div>
    </div>
  );
}
