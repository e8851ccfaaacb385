import { Button } from '@mantine/core';
import { IconCircleCheck, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import { Facts } from './Facts.tsx';
import { decisionOf, reasonsToLook } from './missing.ts';
import { Reasons } from './Reasons.tsx';
import classes from './Review.module.css';

/** In the picture's place after Finish: first what is missing, then what will stand with the note. */
export function Review() {
  const visit = useOpenVisit();
  return visit === null ? null : <VisitReview visit={visit} />;
}

function VisitReview({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('closing');
  const { templates } = useAbout();
  const draft = useDraftStore((store) => store.draft);
  const sections = useDraftStore((store) => store.sections);
  const template = templates.find((one) => one.id === draft?.template);
  const held = draft?.visitId === visit.visitId;
  return (
    <div className={classes.review}>
      <EndedBar visit={visit} mayReopen={!held || draft.signed === null} />
      <div className={classes.list}>
        <h2 className={classes.title}>{t('review.title')}</h2>
        {held && template !== undefined && draft.signed === null && (
          <Reasons reasons={reasonsToLook(template, sections, decisionOf(visit))} />
        )}
        <Facts visit={visit} />
      </div>
    </div>
  );
}

function EndedBar({ visit, mayReopen }: { readonly visit: VisitDetail; readonly mayReopen: boolean }) {
  const { t } = useTranslation('closing');
  const { clinic } = useAbout();
  const refusalText = useRefusalText();
  const [told, setTold] = useState<Refusal | 'pending' | null>(null);
  const reopen = async () => {
    const answer = await useVisitStore.getState().command({ type: 'reopen' });
    setTold(answer.ok ? (answer.value.pending ? 'pending' : null) : answer.refusal);
  };
  return (
    <div className={classes.bar}>
      <IconCircleCheck className={classes.barSign} size={20} stroke={1.7} aria-hidden />
      <p className={`${classes.barTitle} num`}>
        {t('review.ended')} {visit.endedAt === null ? '' : wallClock(visit.endedAt, clinic.zone)}
      </p>
      <span className={classes.quiet}>{t('review.nobodyLeft')}</span>
      <span className={classes.gap} />
      {mayReopen && (
        <Button
          variant="default"
          leftSection={<IconVideo size={16} stroke={1.7} aria-hidden />}
          onClick={() => void reopen()}
        >
          {t('review.reopen')}
        </Button>
      )}
      {told !== null && (
        <p className={told === 'pending' ? classes.detail : classes.refused} role="alert">
          {told === 'pending'
            ? t('review.reopenPending')
            : t('review.reopenRefused', { reason: refusalText(told) })}
        </p>
      )}
    </div>
  );
}
