import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from './callView.ts';

/** Tells by ear what the eye sees: interrupted and back at once, the seconds at 30 and 60 only. */
export function LiveWords({ view, lostMs }: { readonly view: CallView; readonly lostMs: number | null }) {
  const { t } = useTranslation('call');
  const before = useRef(view.state);
  const [said, setSaid] = useState('');
  const state = view.state;
  useEffect(() => {
    if (before.current === state) return;
    if (state === 'lost') setSaid(t('stage.saidGone'));
    else if (state === 'live')
      setSaid(t(before.current === 'lost' ? 'stage.saidBack' : 'stage.connectedNow'));
    else if (state === 'hold') setSaid(t('stage.hold'));
    before.current = state;
  }, [state, t]);
  const mark = lostMs === null ? 0 : lostMs >= 60_000 ? 60 : lostMs >= 30_000 ? 30 : 0;
  return (
    <VisuallyHidden>
      <div role="alert">{said}</div>
      <div role="status">{mark > 0 && state === 'lost' ? t('stage.saidSeconds', { seconds: mark }) : ''}</div>
    </VisuallyHidden>
  );
}

/** The same for one's own microphone and camera: a key turns them off from anywhere, the note too. */
export function OwnWords({ microphoneOn, cameraOn }: { microphoneOn: boolean; cameraOn: boolean }) {
  const { t } = useTranslation('call');
  const before = useRef({ microphoneOn, cameraOn });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const was = before.current;
    before.current = { microphoneOn, cameraOn };
    if (was.microphoneOn !== microphoneOn)
      setSaid(t(microphoneOn ? 'controls.saidMicrophoneOn' : 'controls.saidMicrophoneOff'));
    else if (was.cameraOn !== cameraOn)
      setSaid(t(cameraOn ? 'controls.saidCameraOn' : 'controls.saidCameraOff'));
  }, [microphoneOn, cameraOn, t]);
  return (
    <VisuallyHidden>
      <div role="status">{said}</div>
    </VisuallyHidden>
  );
}
