import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Divider.module.css';
import { dividerWidth, leastNote, leastPicture } from './widths.ts';

/** One press of an arrow key, in px. */
const step = 16;

interface DividerProps {
  /** The note's width now, in px. */
  readonly note: number;
  /** Width of both columns and the divider, in px. */
  readonly available: number;
  /** While it is dragged; `null` when the drag is over. */
  readonly onDrag: (note: number | null) => void;
  /** A width to be kept. */
  readonly onSet: (note: number) => void;
  readonly onFit: () => void;
}

/** Between picture and note: pointer, arrow keys, double click fits (Alt 0 too). */
export function Divider({ note, available, onDrag, onSet, onFit }: DividerProps) {
  const { t } = useTranslation('app');
  const [from, setFrom] = useState<{ readonly x: number; readonly note: number } | null>(null);
  const at = (event: PointerEvent) => (from === null ? note : from.note + from.x - event.clientX);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const most = available - dividerWidth - leastPicture;
    const to = { ArrowLeft: note + step, ArrowRight: note - step, Home: most, End: leastNote }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onSet(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no hr
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('layout.divider')}
      aria-keyshortcuts="Alt+0"
      aria-valuenow={note}
      aria-valuemin={leastNote}
      aria-valuemax={Math.max(leastNote, available - dividerWidth - leastPicture)}
      className={classes.divider}
      data-dragged={from !== null || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom({ x: event.clientX, note });
      }}
      onPointerMove={(event) => {
        if (from !== null) onDrag(at(event));
      }}
      onPointerUp={(event) => {
        if (from === null) return;
        if (Math.abs(event.clientX - from.x) > 2) onSet(at(event));
        setFrom(null);
        onDrag(null);
      }}
      onPointerCancel={() => {
        setFrom(null);
        onDrag(null);
      }}
      onDoubleClick={onFit}
      onKeyDown={onKeyDown}
    >
      <span className={classes.handle} />
    </div>
  );
}
