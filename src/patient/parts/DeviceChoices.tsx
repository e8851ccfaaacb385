import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceListing, DeviceListings, LocalMediaState } from '../../call/localMedia.ts';
import { RadioChoices } from './RadioChoices.tsx';

export interface ChosenDevices {
  readonly listings: DeviceListings;
  /** Id of the speaker; '' is the system's choice. Null where this browser lets nobody choose. */
  readonly speaker: string | null;
  readonly onCamera: (device: DeviceListing) => void;
  readonly onMicrophone: (device: DeviceListing) => void;
  readonly onSpeaker: (device: DeviceListing) => void;
}

/** Which camera, microphone and speaker, in the strip's place: the picture stays uncovered. A choice holds at once. */
export function DeviceChoices({
  media,
  devices,
  onClose,
}: {
  media: LocalMediaState;
  devices: ChosenDevices;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Shown as chosen from the press on; the device itself takes a moment, and may turn out to be another.
  const [pressed, setPressed] = useState<{ readonly kind: string; readonly id: string } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever became of it, the devices tell
  useEffect(() => setPressed(null), [media.camera, media.microphone, devices.speaker]);
  const { listings, speaker } = devices;
  const idOf = (device: LocalMediaState['camera']) => (device.state === 'live' ? device.deviceId : null);
  // The system's own choice has no device of its own in some browsers.
  const system: DeviceListing = { id: '', label: t('devices.system') };
  const own = listings.speakers.filter(({ id }) => id !== 'default' && id !== 'communications');
  const speakers = speaker === null || own.length === 0 ? [] : [system, ...own];
  const kinds = [
    ['camera', listings.cameras, idOf(media.camera), devices.onCamera],
    ['microphone', listings.microphones, idOf(media.microphone), devices.onMicrophone],
    ['speaker', speakers, speaker, devices.onSpeaker],
  ] as const;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <section className="devices" aria-labelledby={id} onKeyDown={onKeyDown}>
      <div className="devices-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {t('devices.title')}
        </h2>
        <button type="button" className="small dark" onClick={onClose}>
          {t('devices.close')}
        </button>
      </div>
      {kinds.map(
        ([kind, among, chosen, onChoose]) =>
          among.length > 0 && (
            <RadioChoices
              key={kind}
              name={kind}
              legend={t(`devices.${kind}`)}
              choices={among.map(
                (one, index) => [one.id, one.label || t('devices.unnamed', { number: index + 1 })] as const,
              )}
              chosen={pressed?.kind === kind ? pressed.id : chosen}
              onChoose={(value) => {
                const device = among.find((one) => one.id === value);
                if (!device) return;
                setPressed({ kind, id: value });
                onChoose(device);
              }}
              problem={false}
            />
          ),
      )}
    </section>
  );
}
