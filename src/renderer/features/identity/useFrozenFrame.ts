import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveCall } from '../../visit/liveCall.ts';

interface FrozenFrame {
  readonly frame: ImageBitmap | null;
  /** The last try gave none: no living picture. */
  readonly none: boolean;
  readonly take: () => Promise<void>;
  readonly discard: () => void;
}

/** One frozen frame in memory, closed as soon as it is replaced, discarded, or the panel is gone. Never a Blob, never a URL. */
export function useFrozenFrame(): FrozenFrame {
  const [frame, setFrame] = useState<ImageBitmap | null>(null);
  const [none, setNone] = useState(false);
  const held = useRef<ImageBitmap | null>(null);
  const gone = useRef(false);

  const hold = useCallback((next: ImageBitmap | null) => {
    const before = held.current;
    held.current = next;
    setFrame(next);
    before?.close();
  }, []);

  const take = useCallback(async () => {
    const next = await useLiveCall.getState().grabFrame();
    if (gone.current) {
      next?.close();
      return;
    }
    setNone(next === null);
    if (next !== null) hold(next);
  }, [hold]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      held.current?.close();
      held.current = null;
    };
  }, []);

  return { frame, none, take, discard: useCallback(() => hold(null), [hold]) };
}
