import { type ClipboardEvent, type FormEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanText, maxSectionLength, type SectionKey } from '../../../shared/domain/note.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { sectionId } from '../../visit/noteWriting.ts';
import classes from './Note.module.css';

interface NoteSectionProps {
  readonly section: SectionKey;
  readonly text: string;
  readonly writable: boolean;
  /** 1 to 6: its chord. */
  readonly place: number;
}

/**
 * One keyword and its text. The field keeps its own text (the browser's undo with it) and tells the store of every
 * change; `text` is what it starts with. Only where main turns out to hold another text is that one put in its place.
 */
export const NoteSection = memo(function NoteSection({ section, text, writable, place }: NoteSectionProps) {
  const { t } = useTranslation('journal');
  const type = useDraftStore((store) => store.type);
  const checkpoint = useDraftStore((store) => store.checkpoint);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(
    () =>
      useDraftStore.subscribe((now, before) => {
        if (now.startRevision === before.startRevision || field.current === null) return;
        field.current.value = now.sections[section] ?? '';
      }),
    [section],
  );
  return (
    <div className={`${classes.section} ${writable ? classes.written : ''}`}>
      <label className={classes.label} htmlFor={sectionId(section)}>
        {t(`sections.${section}`)}
      </label>
      <textarea
        ref={field}
        id={sectionId(section)}
        className={classes.text}
        dir="auto"
        rows={1}
        defaultValue={text}
        placeholder={t(`hints.${section}`)}
        readOnly={!writable}
        maxLength={maxSectionLength}
        spellCheck={false}
        autoComplete="off"
        aria-keyshortcuts={`Alt+${place}`}
        onInput={(event) => type(section, withoutNul(event))}
        onPaste={pasteWithoutNul}
        onFocus={(event) => event.currentTarget.scrollIntoView?.({ block: 'nearest' })}
        onBlur={checkpoint}
      />
    </div>
  );
});

/** NUL is taken out before it gets in, by the browser's own insertion, so that undo still works. */
function pasteWithoutNul(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (!pasted.includes('\u0000')) return;
  event.preventDefault();
  document.execCommand('insertText', false, cleanText(pasted));
}

/** What came in by another way (dropped, by a program) loses its NUL in the field too: what is seen is what is kept. */
function withoutNul(event: FormEvent<HTMLTextAreaElement>): string {
  const field = event.currentTarget;
  if (!field.value.includes('\u0000')) return field.value;
  const caret = cleanText(field.value.slice(0, field.selectionStart)).length;
  field.value = cleanText(field.value);
  field.setSelectionRange(caret, caret);
  return field.value;
}
