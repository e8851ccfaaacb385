import { Button } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../shared/contracts/visit.ts';
import { AtTheDoor } from '../features/actions/AtTheDoor.tsx';
import { EmergencyStrip } from '../features/actions/EmergencyStrip.tsx';
import { UndoOffer } from '../features/actions/UndoOffer.tsx';
import { VisitMenu } from '../features/actions/VisitMenu.tsx';
import { CallControls } from '../features/call/CallControls.tsx';
import { CallStage } from '../features/call/CallStage.tsx';
import { LineChip } from '../features/call/LineChip.tsx';
import { VisitClock } from '../features/call/VisitClock.tsx';
import { RecordedNote } from '../features/closing/RecordedNote.tsx';
import { Review } from '../features/closing/Review.tsx';
import { SignFoot } from '../features/closing/SignFoot.tsx';
import { IdentityChip } from '../features/identity/IdentityChip.tsx';
import { IdentityPanel } from '../features/identity/IdentityPanel.tsx';
import { FormerNote } from '../features/journal/FormerNote.tsx';
import { Note } from '../features/journal/Note.tsx';
import { NotInPicture } from '../features/journal/NotInPicture.tsx';
import { othersInCall } from '../features/journal/othersInCall.ts';
import { PresentFacts } from '../features/present/PresentFacts.tsx';
import { RoomPanel } from '../features/present/RoomPanel.tsx';
import type { DayView } from '../features/queue/useDay.ts';
import { WaitingView } from '../features/waiting/WaitingView.tsx';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import { HandOverWords } from '../visit/HandOverWords.tsx';
import { useVisitStore } from '../visit/visitStore.ts';
import { Head } from './Head.tsx';
import classes from './Visit.module.css';
import { SinglePage, VisitLayout } from './VisitLayout.tsx';
import type { VisitView } from './visitView.ts';

interface VisitProps {
  readonly shown: VisitView;
  readonly day: DayView;
  /** Compact windows: the day's button stands first in the head, warnings in its middle, the settings' last. */
  readonly before: ReactNode;
  readonly notice: ReactNode;
  readonly after: ReactNode;
}

/**
 * The right side of the window: the one visit, in the shape of its stage. An emergency's strip lies over it, the same one
 * whatever becomes of the visit.
 */
export function Visit(props: VisitProps) {
  const { shown } = props;
  const { t } = useTranslation('app');
  const visit = 'visit' in shown ? shown.visit : shown.view === 'waiting' ? shown.detail : null;
  const frame = useFocusOnNewView(`${shown.view} ${visit?.visitId ?? ''}`);
  const isGone = visit !== null && !visit.mine && visit.handOver !== null;
  return (
    <div ref={frame} className={classes.frame}>
      <div className="v-sr" role="status">
        {isGone && t('over.goneTo', { name: visit.clinician ?? t('notice.colleague') })}
      </div>
      {visit !== null && <EmergencyStrip visit={visit} />}
      <div className={classes.visit}>
        <ShownVisit {...props} />
      </div>
    </div>
  );
}

/**
 * What had the focus may go with its view (the button that let in, the one that signed): the next one is then read from its
 * heading on. Never taken from what has it, the note above all.
 */
function useFocusOnNewView(view: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    if (document.activeElement === document.body)
      frame.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [view]);
  return frame;
}

function ShownVisit({ shown, day, before, notice, after }: VisitProps) {
  const { t } = useTranslation('app');
  const refusalText = useRefusalText();
  const show = useVisitStore((store) => store.show);
  const head = (visit: VisitDetail, facts: ReactNode) => (
    <Head visit={visit} before={before} notice={notice}>
      {facts}
      {after}
    </Head>
  );
  switch (shown.view) {
    case 'waiting':
      return (
        <WaitingView
          row={shown.row}
          detail={shown.detail}
          menu={shown.row === null ? null : <VisitMenu row={shown.row} large />}
          door={shown.row === null ? null : <AtTheDoor row={shown.row} />}
          former={shown.detail?.mine === false ? <FormerNote visit={shown.detail} /> : null}
          later={[...(day.next === null ? [] : [day.next]), ...day.later].filter(
            (row) => row.visitId !== shown.row?.visitId,
          )}
          unsigned={day.unsigned}
          onOpen={(visitId) => void show(visitId)}
        />
      );
    case 'call':
      return (
        <VisitLayout
          visitId={shown.visit.visitId}
          head={head(
            shown.visit,
            <>
              <IdentityChip />
              <LineChip />
              <VisitClock />
              <VisitMenu row={shown.visit} />
            </>,
          )}
          leftLabel={t('layout.picture')}
          left={
            <>
              <CallStage />
              <CallControls />
            </>
          }
          right={
            <>
              <IdentityPanel />
              <RoomPanel />
              <NotInPicture calls={othersInCall(shown.visit, day.rows)} />
              <PresentFacts />
              <Note />
            </>
          }
        />
      );
    case 'review':
      return (
        <VisitLayout
          visitId={shown.visit.visitId}
          head={head(
            shown.visit,
            <>
              <IdentityChip />
              <VisitClock />
            </>,
          )}
          leftLabel={t('layout.review')}
          left={<Review />}
          right={
            <>
              <IdentityPanel />
              <NotInPicture calls={othersInCall(shown.visit, day.rows)} />
              <Note />
              <SignFoot />
            </>
          }
        />
      );
    case 'recorded':
      return (
        <SinglePage head={head(shown.visit, <IdentityChip />)}>
          <NotInPicture calls={othersInCall(shown.visit, day.rows)} />
          <RecordedNote />
        </SinglePage>
      );
    case 'over':
      return (
        <SinglePage head={head(shown.visit, null)}>
          <div className={classes.plain}>
            <p>{overWords(shown.visit.stage, t)}</p>
            {shown.visit.reasonGiven !== null && (
              <p>{t('over.reason', { reason: shown.visit.reasonGiven })}</p>
            )}
            <UndoOffer visit={shown.visit} />
          </div>
        </SinglePage>
      );
    case 'notYours':
      return (
        <SinglePage head={head(shown.visit, null)}>
          <div className={classes.plain}>
            <p>{t('over.notYours')}</p>
            <HandOverWords handOver={shown.visit.handOver} />
            <FormerNote visit={shown.visit} />
          </div>
        </SinglePage>
      );
    case 'loading':
      return <p className={classes.plain}>{t('over.loading')}</p>;
    case 'failed':
      return (
        <div className={classes.plain} role="alert">
          <p>{t('over.failed', { reason: refusalText(shown.refusal) })}</p>
          <Button variant="default" onClick={() => void show(shown.visitId)}>
            {t('over.again')}
          </Button>
        </div>
      );
  }
}

function overWords(
  stage: VisitDetail['stage'],
  t: (key: 'over.cancelled' | 'over.noShow' | 'over.turnedPhysical') => string,
) {
  if (stage === 'cancelled') return t('over.cancelled');
  return stage === 'noShow' ? t('over.noShow') : t('over.turnedPhysical');
}
