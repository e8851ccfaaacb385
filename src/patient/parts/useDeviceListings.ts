import { useEffect, useState } from 'react';
import type { DeviceListings, LocalMedia } from '../../call/localMedia.ts';

const none: DeviceListings = { cameras: [], microphones: [], speakers: [] };

/** What can be chosen from, read anew whenever a device changes, is plugged in or out. */
export function useDeviceListings(media: LocalMedia): DeviceListings {
  const [listings, setListings] = useState(none);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const found = await media.devices();
      if (!over) setListings(found);
    };
    const changed = (): void => void look();
    changed();
    const stop = media.subscribe(changed);
    navigator.mediaDevices?.addEventListener('devicechange', changed);
    return () => {
      over = true;
      stop();
      navigator.mediaDevices?.removeEventListener('devicechange', changed);
    };
  }, [media]);
  return listings;
}
