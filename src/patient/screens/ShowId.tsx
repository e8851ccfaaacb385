import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';
import type { PatientView } from '../../shared/contracts/hub.ts';
import type { DocumentTip } from '../../shared/domain/identity.ts';
import { CardFrame } from '../parts/CardFrame.tsx';
import { focusHeading } from '../parts/focusHeading.ts';
import { Heading } from '../parts/Heading.tsx';
import { OwnPicture } from '../parts/Picture.tsx';
import type { Viewfinder } from '../stills/documentStills.ts';

/** The clinician asks for the document: a frame in the card's shape over one's own picture, unmirrored, and one calm word. */
export function ShowId({
  media,
  view,
  said,
  readerTip,
  sending,
  cameras,
  onFlip,
  onCameraOn,
  onNoDocument,
  onViewfinder,
}: {
  media: LocalMediaState;
  view: PatientView;
  /** That there is no document has been told. */
  said: boolean;
  /** What the clinic's reader asks for; null before it has anything to ask. */
  readerTip: DocumentTip | null;
  /** A still is being taken and sent. */
  sending: boolean;
  cameras: number;
  onFlip: () => void;
  onCameraOn: () => void;
  onNoDocument: () => void;
  /** Where the document is held, while there is a picture of it; null: there is none. */
  onViewfinder: (viewfinder: Viewfinder | null) => void;
}) {
  const { t } = useTranslation();
  useEffect(
    () => () => {
      if (document.activeElement === document.body) focusHeading();
    },
    [],
  );
  const { name } = view.clinician;
  const seen = media.camera.state === 'live' && media.cameraOn;
  const away = media.camera.state === 'live' && media.camera.facing === 'environment';
  const toCard = media.camera.state === 'live' && media.camera.facing === 'user';
  const box = useRef<HTMLDivElement>(null);
  const holds = seen && !said;
  useEffect(() => {
    const video = box.current?.querySelector('video');
    const frame = box.current?.querySelector('canvas');
    if (!holds || !video || !frame) return;
    onViewfinder({ video, frame });
    return () => onViewfinder(null);
  }, [holds, onViewfinder]);
  const asked = readerTip === null ? 'showId.tip' : (`showId.tips.${readerTip}` as const);
  const tip = said
    ? t('showId.noneSaid', { name })
    : t(seen ? (sending ? 'showId.sending' : asked) : 'call.nobodySees');
  return (
    <section className="show-id" aria-labelledby="show-id">
      <div ref={box} className="viewfinder">
        <OwnPicture stream={media.stream} label={t('check.ownPicture')} mirrored={false} />
        <div className="id-words" id="show-id">
          <Heading level="h2">{t('showId.title')}</Heading>
        </div>
        <CardFrame />
        <p className="tip" role="status">
          {tip}
        </p>
      </div>
      <div className="id-foot">
        {media.camera.state === 'live' && !media.cameraOn && (
          <button type="button" className="small dark" onClick={onCameraOn}>
            {t('showId.cameraOn')}
          </button>
        )}
        {seen && cameras > 1 && (
          <button type="button" className={toCard ? 'small white' : 'small dark'} onClick={onFlip}>
            {t(toCard ? 'showId.turnAway' : away ? 'showId.turnBack' : 'call.flip')}
          </button>
        )}
        <p className="private">{t('showId.private', { name })}</p>
        {!said && (
          <>
            <p>
              {t('showId.phoneId')} {t('showId.none')}
            </p>
            <button type="button" className="small dark" onClick={onNoDocument}>
              {t('showId.noneButton')}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
