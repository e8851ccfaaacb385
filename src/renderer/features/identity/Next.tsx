import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { HelpGiven } from '../../../shared/domain/identity.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { type ActionName, useDoable } from '../../keys/actions.ts';
import classes from './IdentityPanel.module.css';

interface NextProps {
  readonly visit: VisitDetail;
  /** What was decided to follow: the first choice. */
  readonly help: HelpGiven;
}

/** After an identity was not confirmed: the ways on, each done at once or asked about where it is done elsewhere. */
export function Next({ visit, help }: NextProps) {
  const { t } = useTranslation('identity');
  const onPhone = visit.channel === 'phone';
  const waits = visit.stage === 'open' && linkHolder(visit.participants)?.admission === 'waiting';
  if (visit.stage !== 'open') return null;
  return (
    <div className={classes.next}>
      <h3 className={classes.legend}>{t('next.label')}</h3>
      <div className={classes.actions}>
        <Way action="visit.sendBack" isFirst={help === 'waitingRoom'} label={t('next.waitingRoom')} />
        {!onPhone && (
          <Way action="visit.changeChannel" isFirst={help === 'phonedBack'} label={t('next.phone')} />
        )}
        <Way
          action="visit.turnPhysical"
          isFirst={help === 'newVisitInPerson' || help === 'referred'}
          label={t('next.inPerson')}
        />
        <Way action="visit.emergency" isFirst={help === 'urgentCare'} label={t('next.urgentCare')} />
      </div>
      <p className={classes.hint} role="status">
        {[onPhone && t('next.onPhone'), waits && t('next.waits')].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}

interface WayProps {
  readonly action: ActionName;
  readonly label: string;
  readonly isFirst: boolean;
}

function Way({ action, label, isFirst }: WayProps) {
  const run = useDoable(action);
  return (
    <Button
      size="sm"
      variant={isFirst ? 'filled' : 'default'}
      disabled={run === null}
      onClick={() => run?.()}
    >
      {label}
    </Button>
  );
}
