import { useEffect, useState } from 'react';
import { ScreenLight } from '../screenLight.ts';

/** Keeps the screen lit while `wanted`. */
export function useWakeLock(wanted: boolean): void {
  const [light] = useState(() => new ScreenLight({ document, wakeLock: navigator.wakeLock }));
  useEffect(() => {
    light.want(wanted);
    return () => light.want(false);
  }, [light, wanted]);
}
