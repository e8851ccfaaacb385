import { useCallback, useState } from 'react';

/** The last picture of a lost line; an older one is closed when a newer comes. */
export function useLastPicture(): [ImageBitmap | null, (picture: ImageBitmap) => void] {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const replace = useCallback((newer: ImageBitmap) => {
    setPicture((older) => {
      older?.close();
      return newer;
    });
  }, []);
  return [picture, replace];
}
