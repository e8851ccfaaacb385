import { IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, localDateOf, wallClock } from '../../../shared/domain/time.ts';
import { dateLocale } from '../../../shared/i18n/words.ts';
import { useAbout } from '../../ipc/session.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { listName } from '../../visit/personName.ts';
import classes from './Unsigned.module.css';
import { isDayDone, showUnsigned, useUnsignedList } from './unsignedNotes.ts';
import type { DayView } from './useDay.ts';

interface UnsignedProps {
  readonly view: DayView;
  readonly onOpen: (visitId: VisitId) => void;
}

/**
 * The notes that wait to be signed, in the day's foot: how many, and from when the oldest is. It opens a list, in its own
 * place; it takes no focus and stops nothing. When the day's visits are done it stands out.
 */
export function Unsigned({ view, onOpen }: UnsignedProps) {
  const { unsigned } = view;
  const [oldest] = unsigned;
  return oldest === undefined ? null : <Foot view={view} oldest={oldest} onOpen={onOpen} />;
}

function Foot({ view, oldest, onOpen }: UnsignedProps & { readonly oldest: QueueRow }) {
  const { t } = useTranslation('queue');
  const { isOpen } = useUnsignedList();
  const { unsigned, rows, now } = view;
  const when = useWhenWords(now)(oldest.start);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const done = isDayDone(rows, now);
  useChord('unsigned.show', () => showUnsigned(!isOpen));
  useEffect(() => {
    if (isOpen) list.current?.querySelector('button')?.focus();
  }, [isOpen]);
  const close = () => {
    showUnsigned(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <section
      className={`${classes.unsigned} ${done ? classes.done : ''}`}
      aria-label={t('unsigned.label')}
      onKeyDown={onKeyDown}
    >
      <button
        ref={button}
        type="button"
        className={`${classes.foot} num`}
        aria-expanded={isOpen}
        aria-keyshortcuts="Alt+J"
        onClick={() => showUnsigned(!isOpen)}
      >
        <IconCircleCheck size={16} stroke={1.8} aria-hidden className={classes.sign} />
        <span className={classes.words}>
          {t(done ? 'unsigned.dayDone' : 'unsigned.count', { count: unsigned.length })}
          <span className={classes.oldest}>{t('unsigned.oldest', { when })}</span>
        </span>
        <Keys of="unsigned.show" />
        {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />}
      </button>
      {isOpen && (
        <ul ref={list} className={classes.list} aria-label={t('unsigned.list')}>
          {unsigned.map((row) => (
            <Note key={row.visitId} row={row} now={now} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface NoteProps {
  readonly row: QueueRow;
  readonly now: Instant;
  readonly onOpen: (visitId: VisitId) => void;
}

function Note({ row, now, onOpen }: NoteProps) {
  const { t } = useTranslation('queue');
  const when = useWhenWords(now)(row.start);
  const open = () => {
    showUnsigned(false);
    onOpen(row.visitId);
  };
  return (
    <li>
      <button type="button" className={classes.note} onClick={open}>
        <span className={`${classes.when} num`}>{when}</span>
        <span className={classes.name}>
          {row.protected ? t('protected') : (listName(row) ?? t('noName'))}
        </span>
      </button>
    </li>
  );
}

/** The time of day, with the date where that is another than today's. */
function useWhenWords(now: Instant): (at: Instant) => string {
  const { zone } = useAbout().clinic;
  const today = localDateOf(now, zone);
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(dateLocale(i18n.language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return (at) =>
    localDateOf(at, zone) === today ? wallClock(at, zone) : `${format.format(at)} ${wallClock(at, zone)}`;
}
