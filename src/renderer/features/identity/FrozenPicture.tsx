import { Button, VisuallyHidden } from '@mantine/core';
import {
  IconCamera,
  IconMaximize,
  IconPhoto,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../keys/Keys.tsx';
import classes from './FrozenPicture.module.css';
import { type PictureView, pan, turn, viewAfterKey, wholePicture, zoomBy } from './pictureView.ts';
import { usePictureCanvas } from './usePictureCanvas.ts';
import { ViewButton } from './ViewButton.tsx';

interface FrozenPictureProps {
  readonly frame: ImageBitmap | null;
  readonly none: boolean;
  readonly view: PictureView;
  readonly onView: (view: PictureView) => void;
  readonly onTake: () => void;
  /** Shows the still that has come from the patient's page; null: none has. */
  readonly onStill: (() => void) | null;
  readonly takeRef: RefObject<HTMLButtonElement | null>;
}

/** The frozen frame, drawn on a canvas that is emptied when it goes; enlarged by wheel, moved by drag or arrows. */
export function FrozenPicture({ frame, none, view, onView, onTake, onStill, takeRef }: FrozenPictureProps) {
  const { t } = useTranslation('identity');
  const canvas = useRef<HTMLCanvasElement>(null);
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null);
  usePictureCanvas(canvas, frame, view);

  // The button that took the first picture goes, and so does the picture: the focus goes on, so that the keys go on working.
  const had = useRef(false);
  useEffect(() => {
    const next = frame === null ? takeRef.current : canvas.current;
    if ((frame !== null) !== had.current && document.activeElement === document.body) next?.focus();
    had.current = frame !== null;
  }, [frame, takeRef]);

  // React listens to the wheel passively; the page must not scroll under an enlarging finger.
  const latest = useRef({ view, onView });
  latest.current = { view, onView };
  useEffect(() => {
    const element = canvas.current;
    if (frame === null || element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current.onView(zoomBy(latest.current.view, event.deltaY < 0 ? 1.25 : 0.8));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);

  const onKeyDown = (event: KeyboardEvent) => {
    const moved = viewAfterKey(view, event.key);
    if (moved === null) return;
    onView(moved);
    event.preventDefault();
  };
  const onDrag = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = dragged.current;
    if (from === null) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    onView(pan(view, (from.x - event.clientX) / width, (from.y - event.clientY) / height));
    dragged.current = { x: event.clientX, y: event.clientY };
  };

  return (
    <div className={classes.frozen}>
      <div className={classes.box}>
        {frame === null ? (
          <div className={classes.empty}>
            <span role={onStill === null ? undefined : 'status'}>
              {t(onStill !== null ? 'picture.stillHere' : none ? 'panel.noPicture' : 'picture.empty')}
            </span>
            <Button
              ref={takeRef}
              leftSection={<IconCamera size={16} stroke={1.7} aria-hidden />}
              rightSection={<Keys of={['N']} onAccent />}
              aria-keyshortcuts="N"
              onClick={onTake}
            >
              {t('picture.take')}
            </Button>
            {onStill !== null && <StillButton onClick={onStill} />}
          </div>
        ) : (
          <canvas
            ref={canvas}
            className={`${classes.canvas} ${view.zoom > 1 ? classes.zoomed : ''}`}
            role="img"
            aria-label={t('picture.frozen')}
            aria-describedby="identity-picture-keys"
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = { x: event.clientX, y: event.clientY };
            }}
            onPointerMove={onDrag}
            onPointerUp={() => {
              dragged.current = null;
            }}
          />
        )}
      </div>
      <div className={classes.under}>
        {frame !== null && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              rightSection={<Keys of={['N']} />}
              aria-keyshortcuts="N"
              onClick={onTake}
            >
              {t('picture.again')}
            </Button>
            {onStill !== null && <StillButton onClick={onStill} />}
            <span className={classes.gap} />
            <ViewButton
              label={t('picture.reduce')}
              icon={IconZoomOut}
              onClick={() => onView(zoomBy(view, 1 / 1.5))}
            />
            <span className="num">{t('picture.zoom', { percent: Math.round(view.zoom * 100) })}</span>
            <ViewButton
              label={t('picture.enlarge')}
              icon={IconZoomIn}
              shortcut="Z"
              onClick={() => onView(zoomBy(view, 1.5))}
            />
            <ViewButton
              label={t('picture.rotate')}
              icon={IconRotateClockwise}
              onClick={() => onView(turn(view))}
            />
            <ViewButton
              label={t('picture.whole')}
              icon={IconMaximize}
              onClick={() => onView({ ...wholePicture, turns: view.turns })}
            />
            <VisuallyHidden id="identity-picture-keys">{t('picture.keys')}</VisuallyHidden>
          </>
        )}
      </div>
    </div>
  );
}

function StillButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPhoto size={15} stroke={1.7} aria-hidden />}
      onClick={onClick}
    >
      {t('picture.still')}
    </Button>
  );
}
