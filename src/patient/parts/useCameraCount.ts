import { useEffect, useState } from 'react';
import type { LocalMedia } from '../../call/localMedia.ts';

/** How many cameras can be chosen from, counted anew whenever a device changes. */
export function useCameraCount(media: LocalMedia): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const { cameras } = await media.devices();
      if (!over) setCount(cameras.length);
    };
    void look();
    const stop = media.subscribe(() => void look());
    return () => {
      over = true;
      stop();
    };
  }, [media]);
  return count;
}
