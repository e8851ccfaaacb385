import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchLevel } from '../../../call/level.ts';
import classes from './MicrophoneMeter.module.css';

const bars = 12;

/** How loud one's own microphone is, in twelve steps; the one thing on the screen that moves by itself. */
export function MicrophoneMeter({ stream }: { readonly stream: MediaStream | null }) {
  const { t } = useTranslation('waiting');
  const [lit, setLit] = useState(0);
  useEffect(() => {
    if (stream === null) return;
    const stop = watchLevel(stream, (level) => setLit(Math.round((level ?? 0) * bars)));
    return () => {
      stop();
      setLit(0);
    };
  }, [stream]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: twelve drawn bars, which the meter element cannot show
    <span
      className={classes.meter}
      role="meter"
      aria-label={t('own.level')}
      aria-valuemin={0}
      aria-valuemax={bars}
      aria-valuenow={lit}
    >
      {Array.from({ length: bars }, (_, bar) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: twelve fixed bars
        <span key={bar} className={classes.bar} data-lit={bar < lit || undefined} />
      ))}
    </span>
  );
}
