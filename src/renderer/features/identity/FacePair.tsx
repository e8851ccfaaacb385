import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconCamera, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FacePair.module.css';
import { LiveVideo } from './LiveVideo.tsx';
import { type PictureView, viewAfterKey, wholePicture, zoomBy } from './pictureView.ts';
import { usePictureCanvas } from './usePictureCanvas.ts';
import type { Portrait } from './usePortrait.ts';
import { ViewButton } from './ViewButton.tsx';

interface FacePairProps {
  readonly portrait: Portrait;
  readonly onTakeOtherSide: () => void;
}

/** The document's portrait beside the living face, equally high: the eye compares, the program gives no score. */
export function FacePair({ portrait: { picture, onOtherSide }, onTakeOtherSide }: FacePairProps) {
  const { t } = useTranslation('identity');
  const [large, setLarge] = useState(false);
  const [view, setView] = useState<PictureView>(wholePicture);
  const canvas = useRef<HTMLCanvasElement>(null);
  usePictureCanvas(canvas, picture, wholePicture);
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = viewAfterKey(view, event.key);
    if (moved === null) return;
    setView(moved);
    event.preventDefault();
  };
  return (
    <section className={`${classes.pair} ${large ? classes.large : ''}`} aria-label={t('faces.label')}>
      <div className={classes.faces}>
        <div className={classes.face}>
          {picture === null ? (
            <div className={classes.empty}>
              <span>{t('faces.otherSide')}</span>
              <Button
                size="compact-sm"
                leftSection={<IconCamera size={14} stroke={1.7} aria-hidden />}
                onClick={onTakeOtherSide}
              >
                {t('faces.take')}
              </Button>
            </div>
          ) : (
            <canvas
              ref={canvas}
              className={classes.picture}
              role="img"
              aria-label={t(onOtherSide ? 'faces.otherSideTaken' : 'faces.portrait')}
            />
          )}
        </div>
        <div className={classes.face}>
          <LiveVideo
            className={classes.live}
            style={{
              transform: `scale(${view.zoom}) translate(${(0.5 - view.x) * 100}%, ${(0.5 - view.y) * 100}%)`,
            }}
            aria-describedby="identity-face-keys"
            tabIndex={0}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      <div className={classes.under}>
        <span className={classes.words}>{t('faces.words')}</span>
        {picture !== null && onOtherSide && (
          <ViewButton label={t('faces.takeAgain')} icon={IconCamera} onClick={onTakeOtherSide} />
        )}
        <ViewButton
          label={t('faces.reduce')}
          icon={IconZoomOut}
          onClick={() => setView(zoomBy(view, 1 / 1.5))}
        />
        <ViewButton label={t('faces.enlarge')} icon={IconZoomIn} onClick={() => setView(zoomBy(view, 1.5))} />
        <ViewButton
          label={t('faces.large')}
          icon={IconArrowsMaximize}
          pressed={large}
          onClick={() => setLarge(!large)}
        />
        <span id="identity-face-keys" className="v-sr">
          {t('picture.keys')}
        </span>
      </div>
    </section>
  );
}
