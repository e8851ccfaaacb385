import { IconId } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { ParticipantId } from '../../../shared/domain/ids.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { OpenPanel } from '../../visit/OpenPanel.tsx';
import { useClosedWithVisit, usePanel } from '../../visit/panel.ts';
import { fullName } from '../../visit/personName.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { Check, type PanelKeys } from './Check.tsx';
import classes from './IdentityPanel.module.css';
import { type Round, useRound } from './round.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { useReaderOfCall } from './useReaderOfCall.ts';
import { WhoIs } from './WhoIs.tsx';

/** The identity check, over the head of the note, which it pushes down. Not modal; Esc gives the focus back. */
export function IdentityPanel() {
  const visit = useOpenVisit();
  const panel = usePanel((store) => store.panel);
  const visitId = visit?.visitId ?? null;
  const [chosen, setChosen] = useState<ParticipantId | null>(null);
  const subjects = visit === null ? [] : subjectsOf(visit);
  const subject = subjects.find((one) => one.participant.id === chosen) ?? subjects[0] ?? null;
  const round = useRound(visitId, subject?.participant ?? null, chosen !== null);
  // "No document" was said on the device before.
  const replaced = round?.why === 'otherDevice' ? round.n : null;
  useEffect(() => {
    if (replaced !== null) useLiveCall.setState({ noDocument: false });
  }, [replaced]);
  useClosedWithVisit('identity', visitId);
  useReaderOfCall(visit, subject);
  useClosedAtEnd(visit?.stage ?? null);
  if (panel !== 'identity' || visit === null || !visit.mine) return null;
  if (visit.stage !== 'open' && visit.stage !== 'ended') return null;
  if (subject === null || round === null) return null;
  return (
    <OpenCheck
      key={visit.visitId}
      visit={visit}
      subjects={subjects}
      subject={subject}
      round={round}
      onChoose={setChosen}
    />
  );
}

/** The visit ends, and what was held of a document goes with it; the focus stays where it is. */
function useClosedAtEnd(stage: VisitDetail['stage'] | null): void {
  const before = useRef(stage);
  useEffect(() => {
    const ends = before.current === 'open' && stage === 'ended';
    before.current = stage;
    if (ends && usePanel.getState().panel === 'identity') usePanel.setState({ panel: null });
  }, [stage]);
}

interface OpenCheckProps {
  readonly visit: VisitDetail;
  readonly subjects: readonly Subject[];
  readonly subject: Subject;
  readonly round: Round;
  readonly onChoose: (id: ParticipantId) => void;
}

function OpenCheck({ visit, subjects, subject, round, onChoose }: OpenCheckProps) {
  const { t } = useTranslation('identity');
  const [openedIn] = useState(round.n);
  const keys = useRef<PanelKeys>(null);
  const closePanel = usePanel((store) => store.closePanel);
  const name = subject.person === null ? null : fullName(subject.person);
  const kind = t(`kinds.${subject.participant.kind}`);
  const { why } = round;
  const isDecided = subject.participant.identity.state === 'decided';
  const anew = why === 'otherVisit' || why === 'chosen' || isDecided ? null : why;
  const { answers, kind: expected } = subject.participant;
  return (
    <OpenPanel
      icon={IconId}
      title={t('panel.title')}
      about={name === null ? kind : t('panel.about', { name, kind })}
      close={t('panel.close')}
      onKey={(event) => keys.current?.(event)}
    >
      <div role="status" className={classes.anew}>
        {anew !== null && <p className={classes.notice}>{t(`panel.anew.${anew}`)}</p>}
        {expected === 'guardian' && answers.whoAmI === 'otherAdult' && (
          <p className={classes.notice}>{t('panel.saysOtherAdult')}</p>
        )}
      </div>
      <WhoIs subjects={subjects} chosen={subject.participant.id} onChoose={onChoose} />
      <Check
        key={round.n}
        visit={visit}
        subject={subject}
        anew={round.n !== openedIn}
        keys={keys}
        onDone={closePanel}
      />
    </OpenPanel>
  );
}
