import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveCall } from '../../visit/liveCall.ts';

interface FrozenFrame {
  readonly frame: ImageBitmap | null;
  /** The last try gave none: no living picture. */
  readonly none: boolean;
  /** `onTaken` is called as the new frame takes its place; not when there was none. */
  readonly take: (onTaken: () => void) => Promise<void>;
  /** Holds a frame that was taken elsewhere. */
  readonly show: (frame: ImageBitmap) => void;
  /** Lets go of the frame, and of one that is being taken. */
  readonly discard: () => void;
}

/** One frozen frame in memory, closed as soon as it is replaced, discarded, or the panel is gone. Never a Blob, never a URL. */
export function useFrozenFrame(): FrozenFrame {
  const [frame, setFrame] = useState<ImageBitmap | null>(null);
  const [none, setNone] = useState(false);
  const held = useRef<ImageBitmap | null>(null);
  const gone = useRef(false);
  const taking = useRef(0);

  const hold = useCallback((next: ImageBitmap | null) => {
    const before = held.current;
    held.current = next;
    setFrame(next);
    before?.close();
  }, []);

  const take = useCallback(
    async (onTaken: () => void) => {
      taking.current += 1;
      const mine = taking.current;
      const next = await useLiveCall.getState().grabFrame();
      if (gone.current || mine !== taking.current) {
        next?.close();
        return;
      }
      setNone(next === null);
      if (next === null) return;
      hold(next);
      onTaken();
    },
    [hold],
  );

  const show = useCallback(
    (next: ImageBitmap) => {
      taking.current += 1;
      if (gone.current) {
        next.close();
        return;
      }
      setNone(false);
      hold(next);
    },
    [hold],
  );

  const discard = useCallback(() => {
    taking.current += 1;
    hold(null);
  }, [hold]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      held.current?.close();
      held.current = null;
    };
  }, []);

  return { frame, none, take, show, discard };
}
