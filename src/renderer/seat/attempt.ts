import { useEffect, useState } from 'react';
import type { Refusal } from '../../shared/domain/refusal.ts';

/** How trying a secret goes. After a wrong one main looks at none for a while; how long is counted down. */
export interface Attempt {
  /** Why the last was not taken; null when it was, or none is tried yet. */
  readonly refusal: Refusal | null;
  /** The wait that main asked for, in seconds, and what is left of it. */
  readonly asked: number;
  readonly left: number;
  readonly refuse: (refusal: Refusal) => void;
  readonly clear: () => void;
}

/** `waits`: seconds that are left of the wait after earlier wrong ones, as main says. */
export function useAttempt(waits: number): Attempt {
  const [asked, setAsked] = useState(waits);
  const [refusal, setRefusal] = useState<Refusal | null>(
    waits > 0 ? { code: 'secret.wait', params: { waitSeconds: waits } } : null,
  );
  const [left, begin] = useCountdown(waits);
  return {
    refusal,
    asked,
    left,
    refuse: (why) => {
      const seconds = Number(why.params?.waitSeconds ?? 0);
      setRefusal(why);
      setAsked(seconds);
      begin(seconds);
    },
    clear: () => setRefusal(null),
  };
}

/** Counts whole seconds down to 0. */
function useCountdown(from: number): readonly [left: number, begin: (seconds: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + from * 1_000);
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  useEffect(() => {
    if (left === 0) return;
    const toTheNext = until - now - (left - 1) * 1_000;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(1, toTheNext));
    return () => clearTimeout(timer);
  }, [left, until, now]);
  return [
    left,
    (seconds) => {
      const present = Date.now();
      setNow(present);
      setUntil(present + seconds * 1_000);
    },
  ];
}
