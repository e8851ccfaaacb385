import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { Answers } from './Answers.tsx';
import { Later } from './Later.tsx';
import { LetInBar } from './LetInBar.tsx';
import { OwnPicture } from './OwnPicture.tsx';
import { PersonHeading } from './PersonHeading.tsx';
import { ReadinessFacts } from './ReadinessFacts.tsx';
import classes from './WaitingView.module.css';

export interface WaitingViewProps {
  /** The chosen visit, or the one next in turn; null when nobody is left. */
  readonly row: QueueRow | null;
  /** The opened visit, where number and protected name may be read; null while it is only next in turn. */
  readonly detail: VisitDetail | null;
  /** What else can be done with the visit, and who asks to come in. */
  readonly menu: ReactNode;
  readonly door: ReactNode;
  readonly later: readonly QueueRow[];
  readonly unsigned: readonly QueueRow[];
  readonly onOpen: (visitId: VisitId) => void;
}

/** The right side while nobody is let in: one person, one main button; and oneself, ready. */
export function WaitingView({ row, detail, menu, door, later, unsigned, onOpen }: WaitingViewProps) {
  const { t } = useTranslation('waiting');
  const { clinic } = useAbout();
  return (
    <div className={classes.view}>
      <div className={classes.columns}>
        {row === null ? (
          <section className={classes.person}>
            <h1 className={classes.name}>{t('nobodyLeft')}</h1>
            <p className={classes.facts}>{t('nobodyLeftHint')}</p>
          </section>
        ) : (
          <section className={classes.person} aria-labelledby="waiting-name">
            <p className={`${classes.turn} num`}>
              {t(detail === null ? 'nextInTurn' : 'visitAt', { time: wallClock(row.start, clinic.zone) })}
            </p>
            <PersonHeading row={row} detail={detail} />
            <ReadinessFacts row={row} />
            {door}
            <LetInBar row={row} detail={detail} menu={menu} />
            <Answers row={row} />
          </section>
        )}
        <aside className={classes.side}>
          <OwnPicture />
          <Later later={later} unsigned={unsigned} onOpen={onOpen} />
        </aside>
      </div>
    </div>
  );
}
