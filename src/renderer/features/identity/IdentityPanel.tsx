import { ActionIcon } from '@mantine/core';
import { IconId, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { Keys } from '../../keys/Keys.tsx';
import { usePanel } from '../../visit/panel.ts';
import { fullName } from '../../visit/personName.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { Check } from './Check.tsx';
import classes from './IdentityPanel.module.css';
import { type Subject, subjectOf } from './subject.ts';

/** The identity check, over the head of the note, which it pushes down. Not modal; Esc gives the focus back. */
export function IdentityPanel() {
  const visit = useOpenVisit();
  const panel = usePanel((store) => store.panel);
  const visitId = visit?.visitId ?? null;
  const first = useRef(visitId);
  // Another visit, or none: what was open belongs to the one before.
  useEffect(() => {
    if (first.current !== visitId && usePanel.getState().panel === 'identity')
      usePanel.getState().closePanel();
    first.current = visitId;
  }, [visitId]);
  if (panel !== 'identity' || visit === null || !visit.mine) return null;
  if (visit.stage !== 'open' && visit.stage !== 'ended') return null;
  const subject = subjectOf(visit);
  return subject === null ? null : <OpenPanel key={visit.visitId} visit={visit} subject={subject} />;
}

function OpenPanel({ visit, subject }: { readonly visit: VisitDetail; readonly subject: Subject }) {
  const { t } = useTranslation('identity');
  const { closePanel } = usePanel.getState();
  const name = subject.person === null ? null : fullName(subject.person);
  const kind = t(`kinds.${subject.participant.kind}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    closePanel();
  };
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
      <Check visit={visit} subject={subject} onDone={closePanel} />
    </div>
  );
}
