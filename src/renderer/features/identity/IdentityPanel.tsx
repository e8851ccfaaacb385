import { ActionIcon } from '@mantine/core';
import { IconId, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useLiveCall } from '../../visit/liveCall.ts';
import { usePanel } from '../../visit/panel.ts';
import { fullName } from '../../visit/personName.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { Check, type PanelKeys } from './Check.tsx';
import classes from './IdentityPanel.module.css';
import { type Round, useRound } from './round.ts';
import { type Subject, subjectOf } from './subject.ts';

/** The identity check, over the head of the note, which it pushes down. Not modal; Esc gives the focus back. */
export function IdentityPanel() {
  const visit = useOpenVisit();
  const panel = usePanel((store) => store.panel);
  const visitId = visit?.visitId ?? null;
  const first = useRef(visitId);
  const subject = visit === null ? null : subjectOf(visit);
  const round = useRound(visitId, subject?.participant ?? null);
  // "No document" was said on the device before.
  const replaced = round?.why === 'otherDevice' ? round.n : null;
  useEffect(() => {
    if (replaced !== null) useLiveCall.setState({ noDocument: false });
  }, [replaced]);
  // Another visit, or none: what was open belongs to the one before.
  useEffect(() => {
    if (first.current !== visitId && usePanel.getState().panel === 'identity')
      usePanel.getState().closePanel();
    first.current = visitId;
  }, [visitId]);
  if (panel !== 'identity' || visit === null || !visit.mine) return null;
  if (visit.stage !== 'open' && visit.stage !== 'ended') return null;
  if (subject === null || round === null) return null;
  return <OpenPanel key={visit.visitId} visit={visit} subject={subject} round={round} />;
}

interface OpenPanelProps {
  readonly visit: VisitDetail;
  readonly subject: Subject;
  readonly round: Round;
}

function OpenPanel({ visit, subject, round }: OpenPanelProps) {
  const { t } = useTranslation('identity');
  const [openedIn] = useState(round.n);
  const keys = useRef<PanelKeys>(null);
  const { closePanel } = usePanel.getState();
  const name = subject.person === null ? null : fullName(subject.person);
  const kind = t(`kinds.${subject.participant.kind}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key !== 'Escape') {
      keys.current?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    closePanel();
  };
  const anew = round.why !== 'otherVisit' && subject.participant.identity.state !== 'decided';
  return (
    <div
      className={classes.panel}
      role="dialog"
      aria-modal="false"
      aria-labelledby="identity-title"
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <IconId size={18} stroke={1.7} aria-hidden />
        <h2 id="identity-title" className={classes.title}>
          {t('panel.title')}
        </h2>
        <span className={classes.about} dir="auto">
          {name === null ? kind : t('panel.about', { name, kind })}
        </span>
        <span className={classes.gap} />
        <Keys of={['Esc']} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('panel.close')}
          aria-keyshortcuts="Escape"
          onClick={closePanel}
        >
          <IconX size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </header>
      <div role="status" className={classes.anew}>
        {anew && <p className={classes.notice}>{t(`panel.anew.${round.why}`)}</p>}
      </div>
      <Check
        key={round.n}
        visit={visit}
        subject={subject}
        anew={round.n !== openedIn}
        keys={keys}
        onDone={closePanel}
      />
    </div>
  );
}
