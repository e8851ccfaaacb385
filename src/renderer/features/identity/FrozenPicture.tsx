import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { IconCamera, IconMaximize, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../keys/Keys.tsx';
import classes from './FrozenPicture.module.css';
import { draw, type PictureView, pan, turn, wholePicture, zoomBy } from './pictureView.ts';

interface FrozenPictureProps {
  readonly frame: ImageBitmap | null;
  readonly none: boolean;
  readonly view: PictureView;
  readonly onView: (view: PictureView) => void;
  readonly onTake: () => void;
  readonly takeRef: RefObject<HTMLButtonElement | null>;
}

const step = 0.15;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** The frozen frame, drawn on a canvas that is emptied when it goes; enlarged by wheel, moved by drag or arrows. */
export function FrozenPicture({ frame, none, view, onView, onTake, takeRef }: FrozenPictureProps) {
  const { t } = useTranslation('identity');
  const canvas = useRef<HTMLCanvasElement>(null);
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useCanvas(canvas, frame, view);

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
    const move = moves[event.key];
    if (move !== undefined) onView(pan(view, ...move));
    else if (event.key === '+') onView(zoomBy(view, 1.5));
    else if (event.key === '-') onView(zoomBy(view, 1 / 1.5));
    else return;
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
            <span>{t(none ? 'panel.noPicture' : 'picture.empty')}</span>
            <Button
              ref={takeRef}
              leftSection={<IconCamera size={16} stroke={1.7} aria-hidden />}
              rightSection={<Keys of={['N']} onAccent />}
              aria-keyshortcuts="N"
              onClick={onTake}
            >
              {t('picture.take')}
            </Button>
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

interface ViewButtonProps {
  readonly label: string;
  readonly icon: typeof IconZoomIn;
  readonly shortcut?: string;
  readonly onClick: () => void;
}

function ViewButton({ label, icon: Sign, shortcut, onClick }: ViewButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      title={label}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      <Sign size={17} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}

/** Draws the frame at the screen's own resolution; when it goes, the canvas is emptied to nothing. */
function useCanvas(
  ref: RefObject<HTMLCanvasElement | null>,
  frame: ImageBitmap | null,
  view: PictureView,
): void {
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null || frame === null) return;
    const redraw = () => {
      const ratio = window.devicePixelRatio;
      const width = Math.round(canvas.clientWidth * ratio);
      const height = Math.round(canvas.clientHeight * ratio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const context = canvas.getContext('2d');
      if (context !== null && frame.width > 0) draw(context, frame, view, width, height);
    };
    redraw();
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [ref, frame, view]);

  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null || frame === null) return;
    return () => {
      canvas.width = 0;
      canvas.height = 0;
    };
  }, [ref, frame]);
}
