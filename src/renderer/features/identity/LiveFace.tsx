import { useTranslation } from 'react-i18next';
import classes from './FrozenPicture.module.css';
import { LiveVideo, useLivePicture } from './LiveVideo.tsx';

/** The living picture beside the frozen one; nothing while there is none. */
export function LiveFace() {
  const { t } = useTranslation('identity');
  const remote = useLivePicture();
  return (
    <div className={classes.live}>
      <div className={classes.box}>
        <LiveVideo className={classes.face} />
      </div>
      <div className={classes.under}>
        {remote !== null && (
          <>
            <span className={classes.dot} aria-hidden="true" />
            {t('picture.live')}
          </>
        )}
      </div>
    </div>
  );
}
