import { Button, Slider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playArrivalSound } from '../../visit/arrivalSound.ts';
import classes from './SettingsView.module.css';

interface VolumeProps {
  /** From 0 to 1. */
  readonly volume: number;
  readonly onChange: (volume: number) => void;
}

/** How loud an arrival is; kept when the handle is let go of, and heard when asked for. */
export function Volume({ volume, onChange }: VolumeProps) {
  const { t } = useTranslation('settings');
  const [shown, setShown] = useState(percent(volume));
  useEffect(() => setShown(percent(volume)), [volume]);
  return (
    <div className={classes.row}>
      <span aria-hidden="true">{t('sound.volume')}</span>
      <Slider
        className={classes.volume}
        min={5}
        max={100}
        step={5}
        value={shown}
        label={(value) => `${value} %`}
        thumbLabel={t('sound.volume')}
        thumbValueText={(value) => `${value} %`}
        onChange={setShown}
        onChangeEnd={(value) => onChange(value / 100)}
      />
      <span className={`${classes.hint} num`} aria-hidden="true">
        {shown} %
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void playArrivalSound(shown / 100)}>
        {t('sound.tryIt')}
      </Button>
    </div>
  );
}

function percent(volume: number): number {
  return Math.round(volume * 100);
}
