import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';

/**
 * The camera was turned away to show a document, and still looks away when nobody asks for one any more: said, with the way
 * back, for the face must be seen again. Not turned by itself: the hand may be on its way.
 */
export function TurnedAway({
  media,
  asked,
  onFlip,
}: {
  media: LocalMediaState;
  /** A document is asked for now. */
  asked: boolean;
  onFlip: () => void;
}) {
  const { t } = useTranslation();
  const away = media.camera.state === 'live' && media.camera.facing === 'environment';
  const [forDocument, setForDocument] = useState(false);
  useEffect(() => {
    if (away && asked) setForDocument(true);
    if (!away) setForDocument(false);
  }, [away, asked]);
  const said = forDocument && away && !asked && media.cameraOn;
  return (
    <div role="status" className="switched">
      {said && (
        <>
          <p>{t('showId.turnedAway')}</p>
          <button type="button" className="small dark" onClick={onFlip}>
            {t('showId.turnBack')}
          </button>
        </>
      )}
    </div>
  );
}
