import { useElementSize, useViewportSize } from '@mantine/hooks';
import { type PropsWithChildren, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSettings, useSettings } from '../ipc/session.ts';
import { useChord } from '../keys/useChord.ts';
import { Divider } from './Divider.tsx';
import classes from './VisitLayout.module.css';
import { boundedNote, fittingNote, oneColumnBelow } from './widths.ts';

interface VisitLayoutProps {
  readonly head: ReactNode;
  readonly left: ReactNode;
  readonly leftLabel: string;
  readonly right: ReactNode;
}

/** Head over both columns, picture (or review) left, the divider, the note right: neither is ever hidden. */
export function VisitLayout({ head, left, leftLabel, right }: VisitLayoutProps) {
  const { t } = useTranslation('app');
  const { noteWidth } = useSettings();
  const { width: windowWidth } = useViewportSize();
  const { ref, width: measured } = useElementSize();
  const [dragged, setDragged] = useState<number | null>(null);
  const fit = () => void changeSettings({ noteWidth: null });
  useChord('layout.fit', fit);

  const available = measured || windowWidth;
  const note = boundedNote(dragged ?? noteWidth ?? fittingNote(windowWidth), available);
  const oneColumn = windowWidth < oneColumnBelow;
  return (
    <div className={classes.visit}>
      {head}
      <div
        ref={ref}
        className={classes.columns}
        style={oneColumn ? undefined : { gridTemplateColumns: `minmax(0, 1fr) 9px ${note}px` }}
      >
        <section className={classes.left} aria-label={leftLabel}>
          {left}
        </section>
        {!oneColumn && (
          <Divider
            note={note}
            available={available}
            onDrag={setDragged}
            onSet={(wished) =>
              void changeSettings({ noteWidth: wished === null ? null : boundedNote(wished, available) })
            }
          />
        )}
        <section className={classes.right} aria-label={t('layout.note')}>
          {right}
        </section>
      </div>
    </div>
  );
}

/** A visit with one column only: the note read back from the record, or a plain word on how it ended. */
export function SinglePage({ head, children }: PropsWithChildren<{ readonly head: ReactNode }>) {
  return (
    <div className={classes.visit}>
      {head}
      <div className={classes.single}>{children}</div>
    </div>
  );
}
