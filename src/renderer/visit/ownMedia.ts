import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  type DeviceListing,
  type DeviceListings,
  LocalMedia,
  type LocalMediaState,
} from '../../call/localMedia.ts';
import { changeSettings, currentSettings, useSettings } from '../ipc/session.ts';

/** The clinician's camera and microphone: one for the window, from the waiting view to the end of the day's calls. */
export const ownMedia = new LocalMedia();

export function useOwnMedia(): LocalMediaState {
  return useSyncExternalStore(ownMedia.subscribe, () => ownMedia.state);
}

/** Opens the devices of the settings (or the system's choice where they are not connected). Does nothing when open. */
export async function openOwnMedia(): Promise<void> {
  const listings = await ownMedia.devices();
  const { camera, microphone } = currentSettings().devices;
  await ownMedia.open({
    camera: find(listings.cameras, camera)?.id,
    microphone: find(listings.microphones, microphone)?.id,
  });
}

/**
 * Chooses a device by its name, now and for later days; null is the system's choice. The name is kept and not the id:
 * an in-memory session gives every device a new id at each start.
 */
export async function chooseDevice(
  kind: 'camera' | 'microphone' | 'speaker',
  name: string | null,
): Promise<void> {
  const refused = await changeSettings({ devices: { ...currentSettings().devices, [kind]: name } });
  if (refused !== null || kind === 'speaker' || ownMedia.stream === null) return;
  const listings = await ownMedia.devices();
  const among = kind === 'camera' ? listings.cameras : listings.microphones;
  const id = (name === null ? among[0] : find(among, name))?.id;
  if (id !== undefined) await ownMedia.choose({ [kind]: id });
}

/** The id of the speaker of the settings, for `setSinkId`; the empty string is the system's choice. */
export async function speakerId(): Promise<string> {
  const { speakers } = await ownMedia.devices();
  return find(speakers, currentSettings().devices.speaker)?.id ?? '';
}

const noDevices: DeviceListings = { cameras: [], microphones: [], speakers: [] };

/** What can be chosen now; follows what is plugged in and out. Names are empty until the camera has run once. */
export function useDeviceListings(): DeviceListings {
  const [listings, setListings] = useState(noDevices);
  const { stream } = useOwnMedia();
  // A permission given with the stream is what brings the names.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the stream changes
  useEffect(() => {
    let here = true;
    const read = () => void ownMedia.devices().then((found) => here && setListings(found));
    read();
    navigator.mediaDevices?.addEventListener('devicechange', read);
    return () => {
      here = false;
      navigator.mediaDevices?.removeEventListener('devicechange', read);
    };
  }, [stream]);
  return listings;
}

/** The name of the speaker of the settings while it is not connected: the computer's choice plays in its place. */
export function useLostSpeaker(): string | null {
  const { speaker } = useSettings().devices;
  const { speakers } = useDeviceListings();
  const isKnown = speakers.some((one) => one.label !== '');
  return speaker !== null && isKnown && find(speakers, speaker) === undefined ? speaker : null;
}

function find(among: readonly DeviceListing[], name: string | null): DeviceListing | undefined {
  return name === null ? undefined : among.find((one) => one.label === name);
}
