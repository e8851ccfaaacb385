import { useEffect, useState } from 'react';
import type { Instant } from '../../shared/domain/time.ts';

let offsetMs = 0;
const listeners = new Set<() => void>();

/** Takes the hub's time as it answered, so that waiting minutes do not hang on this machine's clock. */
export function setHubTime(hubNow: Instant): void {
  offsetMs = hubNow - Date.now();
  for (const listener of listeners) listener();
}

/** The present by the hub's clock. */
export function now(): Instant {
  return (Date.now() + offsetMs) as Instant;
}

/** The present, drawn again every `everyMs` on the even multiple, so that all timers of a window tick together. */
export function useNow(everyMs = 1_000): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      const present = now();
      setAt(present);
      timer = setTimeout(tick, everyMs - (present % everyMs));
    };
    tick();
    listeners.add(tick);
    return () => {
      listeners.delete(tick);
      clearTimeout(timer);
    };
  }, [everyMs]);
  return at;
}
