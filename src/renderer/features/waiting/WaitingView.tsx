import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { HandOverWords } from '../../visit/HandOverWords.tsx';
import { Answers } from './Answers.tsx';
import { ColleaguesBar } from './ColleaguesBar.tsx';
import { Later } from './Later.tsx';
import { LetInBar } from './LetInBar.tsx';
import { OwnPicture } from './OwnPicture.tsx';
import { PersonHeading } from './PersonHeading.tsx';
import { ReadinessFacts } from './ReadinessFacts.tsx';
import { useWhen } from './useWhen.ts';
import classes from './WaitingView.module.css';

export interface WaitingViewProps {
  /** The chosen visit, or the one next in turn; null when nobody is left. */
  readonly row: QueueRow | null;
  /** The opened visit, where number and protected name may be read; null while it is only next in turn. */
  readonly detail: VisitDetail | null;
  /** What else can be done with the visit, and who asks to come in. */
  readonly menu: ReactNode;
  readonly door: ReactNode;
  /** What one wrote in a visit that is a colleague's now. */
  readonly former: ReactNode;
  readonly later: readonly QueueRow[];
  readonly unsigned: readonly QueueRow[];
  readonly onOpen: (visitId: VisitId) => void;
}

/** The right side while nobody is let in: one person, one main button; and oneself, ready. */
export function WaitingView(props: WaitingViewProps) {
  const { row, detail, menu, door, former, later, unsigned, onOpen } = props;
  const { t } = useTranslation('waiting');
  return (
    <div className={classes.view}>
      <div className={classes.columns}>
        {row === null ? (
          <section className={classes.person}>
            <h1 className={classes.name} tabIndex={-1}>
              {t('nobodyLeft')}
            </h1>
            <p className={classes.facts}>{t('nobodyLeftHint')}</p>
          </section>
        ) : (
          <section className={classes.person} aria-labelledby="waiting-name">
            <When row={row} chosen={detail !== null} />
            <PersonHeading row={row} detail={detail} />
            <ReadinessFacts row={row} />
            {door}
            {row.mine ? (
              <LetInBar row={row} detail={detail} menu={menu} />
            ) : (
              <ColleaguesBar row={row} menu={menu} />
            )}
            <div className={classes.handOver}>
              {detail !== null && <HandOverWords handOver={detail.handOver} />}
            </div>
            {former}
            <Answers row={row} />
          </section>
        )}
        <aside className={classes.side}>
          <OwnPicture />
          <Later shown={row} later={later} unsigned={unsigned} onOpen={onOpen} />
        </aside>
      </div>
    </div>
  );
}

/** Which visit it is: its time, and its day where that is not today. */
function When({ row, chosen }: { readonly row: QueueRow; readonly chosen: boolean }) {
  const { t } = useTranslation('waiting');
  const { time, day } = useWhen(row.start);
  const words =
    day === null
      ? t(chosen ? 'visitAt' : 'nextInTurn', { time })
      : t(chosen ? 'visitOn' : 'nextInTurnOn', { day, time });
  return <p className={`${classes.turn} num`}>{words}</p>;
}
