import { useElementSize, useViewportSize } from '@mantine/hooks';
import { type PropsWithChildren, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../shared/domain/ids.ts';
import { changeSettings, useSettings } from '../ipc/session.ts';
import { useChord } from '../keys/useChord.ts';
import { usePanel } from '../visit/panel.ts';
import { fitStage, useStageShape } from '../visit/pictureShape.ts';
import { Divider } from './Divider.tsx';
import { Palette } from './palette/Palette.tsx';
import { usePlace } from './place.ts';
import classes from './VisitLayout.module.css';
import { boundedNote, fittingNote, oneColumnBelow, shapeKind } from './widths.ts';

interface VisitLayoutProps {
  readonly visitId: VisitId;
  readonly head: ReactNode;
  readonly left: ReactNode;
  readonly leftLabel: string;
  readonly right: ReactNode;
}

/** Head over both columns, picture (or review) left, the divider, the note right: neither is ever hidden. */
export function VisitLayout({ visitId, head, left, leftLabel, right }: VisitLayoutProps) {
  const { t } = useTranslation('app');
  const { noteShare } = useSettings();
  const { width: windowWidth } = useViewportSize();
  const { ref, width, height } = useElementSize();
  const inFront = usePlace((store) => store.place === 'visits');
  const shape = useStageShape(visitId);
  const [dragged, setDragged] = useState<number | null>(null);
  const keep = (stage: number, share: number | null) => {
    const kind = shapeKind(stage);
    void changeSettings({ noteShare: { ...noteShare, [kind]: share } });
  };
  const fit = () => keep(fitStage(visitId), null);
  useChord('layout.fit', fit);

  const available = width || windowWidth;
  const share = noteShare[shapeKind(shape)];
  const kept = share === null ? fittingNote({ windowWidth, width, height, shape }) : share * available;
  const note = boundedNote(dragged ?? kept, available);
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
            onSet={(wished) => keep(shape, boundedNote(wished, available) / available)}
            onFit={fit}
          />
        )}
        <section
          className={classes.right}
          aria-label={t('layout.note')}
          data-panel={usePanel((store) => store.panel) ?? undefined}
        >
          {inFront && <Palette />}
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
