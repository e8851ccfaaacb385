import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../shared/contracts/ipc.ts';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { NoteTemplate, Profession, SectionKey } from '../../../shared/domain/note.ts';
import { formatPersonNumber } from '../../../shared/domain/personalNumber.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import type { ChordName } from '../../keys/chords.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { HandOverWords } from '../../visit/HandOverWords.tsx';
import { sectionId, useNoteWriting } from '../../visit/noteWriting.ts';
import { usePanel } from '../../visit/panel.ts';
import { fullName } from '../../visit/personName.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { FinishFoot } from './FinishFoot.tsx';
import classes from './Note.module.css';
import { NoteSection } from './NoteSection.tsx';
import { Prepared } from './Prepared.tsx';
import { SaveFailure, SaveState } from './SaveState.tsx';
import { useNote } from './useNote.ts';

/** The journal note of the open visit: beside the picture, always; read-only after Finish until "keep writing". */
export function Note() {
  const visit = useOpenVisit();
  return visit === null ? null : <VisitNote visit={visit} />;
}

function VisitNote({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('journal');
  const note = useNote(visit);
  const refusalText = useRefusalText();
  const { writing } = useNoteWriting();
  const ended = visit.stage === 'ended';
  const signed = note.state === 'ready' && note.draft.signed !== null;
  const signing = useDraftStore((store) => store.signing);
  const writable = !signed && !signing && (!ended || writing);
  return (
    <article className={classes.note} aria-labelledby="note-title" data-note>
      <NoteHead
        visit={visit}
        profession={note.state === 'ready' ? note.template.profession : null}
        reading={ended && !writing}
        canWrite={ended && !signed}
      />
      <div className={classes.handOver}>
        <HandOverWords handOver={visit.handOver} />
      </div>
      <Prepared visit={visit} />
      {note.state === 'ready' ? (
        <Fields key={note.draft.draftId} draft={note.draft} template={note.template} writable={writable} />
      ) : (
        <div className={classes.sections}>
          {note.state === 'loading' && <p className={classes.plain}>{t('loading')}</p>}
          {note.state === 'noTemplate' && (
            <p className={classes.plain} role="alert">
              {t('noTemplate')}
            </p>
          )}
          {note.state === 'failed' && (
            <div className={classes.plain} role="alert">
              <p>{t('loadFailed', { reason: refusalText(note.refusal) })}</p>
              <Button variant="default" onClick={note.again}>
                {t('tryAgain')}
              </Button>
            </div>
          )}
        </div>
      )}
      {note.state === 'ready' && <SaveFailure />}
      {!ended && <FinishFoot key={visit.visitId} visitId={visit.visitId} />}
    </article>
  );
}

interface NoteHeadProps {
  readonly visit: VisitDetail;
  /** Of the template; null before it is known. */
  readonly profession: Profession | null;
  readonly reading: boolean;
  readonly canWrite: boolean;
}

function NoteHead({ visit, profession, reading, canWrite }: NoteHeadProps) {
  const { t } = useTranslation('journal');
  const patient = visit.people.find((one) => one.kind === 'patient');
  const who = [
    patient === undefined ? null : fullName(patient),
    patient?.number == null ? null : formatPersonNumber(patient.number),
  ].filter((part) => part !== null);
  return (
    <header className={classes.head} data-reading={reading || undefined}>
      <h2 id="note-title" className={classes.title}>
        {t(reading ? 'head.readTitle' : 'head.title')}
      </h2>
      <span className={`${classes.who} num`}>{who.join(', ')}</span>
      <span className={classes.template}>{profession !== null && t(`head.template.${profession}`)}</span>
      <span className={classes.gap} />
      {canWrite && !reading && <SaveState />}
      {canWrite && <WriteOn reading={reading} />}
      <span className={classes.contact}>{t(`head.contact.${visit.channel}`)}</span>
    </header>
  );
}

/** Back to writing after Finish, and back to the review. Esc does the same while nothing else has the focus. */
function WriteOn({ reading }: { readonly reading: boolean }) {
  const { t } = useTranslation('journal');
  const toggle = () => useNoteWriting.setState({ writing: reading });
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.repeat) return;
      const at = document.activeElement;
      const here = at === null || at === document.body || at.closest('[data-note]') !== null;
      if (here && usePanel.getState().panel === null) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Button
      className={classes.writeOn}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={15} stroke={1.7} aria-hidden />}
      rightSection={<Keys of={['Esc']} />}
      aria-keyshortcuts="Escape"
      onClick={toggle}
    >
      {t(reading ? 'head.writeOn' : 'head.doneWriting')}
    </Button>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly template: NoteTemplate;
  readonly writable: boolean;
}

const sectionChords = [1, 2, 3, 4, 5, 6].map((place) => `note.section${place}` as ChordName);

function useSectionChord(
  index: number,
  section: SectionKey | undefined,
  focus: (section: SectionKey | undefined) => void,
): void {
  useChord(sectionChords[index] as ChordName, () => focus(section), section !== undefined, section ?? null);
}

/** The sections in the template's order, and their chords. */
function Fields({ draft, template, writable }: FieldsProps) {
  // What each field starts with; after that the field itself is ahead.
  const [start] = useState(() => useDraftStore.getState().sections);
  const last = useRef<SectionKey | null>(null);
  const focus = (section: SectionKey | undefined) => {
    if (section !== undefined) document.getElementById(sectionId(section))?.focus();
  };
  const { sections } = template;
  useChord('note.focus', () => {
    const texts = useDraftStore.getState().sections;
    focus(last.current ?? sections.find((one) => (texts[one] ?? '') === '') ?? sections[0]);
  });
  useSectionChord(0, sections[0], focus);
  useSectionChord(1, sections[1], focus);
  useSectionChord(2, sections[2], focus);
  useSectionChord(3, sections[3], focus);
  useSectionChord(4, sections[4], focus);
  useSectionChord(5, sections[5], focus);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only remembers which field had the focus last
    <div
      className={classes.sections}
      onFocus={(event) => {
        last.current = sections.find((one) => sectionId(one) === event.target.id) ?? last.current;
      }}
    >
      {sections.map((section, index) => (
        <NoteSection
          key={section}
          section={section}
          text={start[section] ?? draft.sections[section] ?? ''}
          writable={writable}
          place={index + 1}
        />
      ))}
    </div>
  );
}
