import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveCall } from '../../visit/liveCall.ts';
import { decodeStill } from './decodeStill.ts';

/** A still that takes longer to decode is none. */
const longestDecodingMs = 5_000;

/** The latest still of the document, in memory only. */
export interface Stills {
  /** It is here, to be shown as the frozen picture. */
  readonly isHere: boolean;
  /** A copy of it, which the caller closes; null where there is none. */
  readonly copy: () => Promise<ImageBitmap | null>;
  /** The same, once for each still: for the reader. */
  readonly unread: () => Promise<ImageBitmap | null>;
  /** Lets go of it. */
  readonly drop: () => void;
}

/** Keeps the latest still that came while stills were wanted (`useWantStills`), until it is dropped or the panel goes. */
export function useStills(): Stills & { readonly take: (still: ImageBitmap) => void } {
  const [isHere, setIsHere] = useState(false);
  const held = useRef<ImageBitmap | null>(null);
  const isUnread = useRef(false);

  const hold = useCallback((next: ImageBitmap | null) => {
    held.current?.close();
    held.current = next;
    isUnread.current = next !== null;
    setIsHere(next !== null);
  }, []);
  const copy = useCallback(
    async () => (held.current === null ? null : await createImageBitmap(held.current).catch(() => null)),
    [],
  );
  const unread = useCallback(async () => {
    if (!isUnread.current) return null;
    isUnread.current = false;
    return copy();
  }, [copy]);
  const drop = useCallback(() => hold(null), [hold]);
  useEffect(() => drop, [drop]);
  return { isHere, copy, unread, drop, take: hold };
}

/**
 * Asks the patient's page for stills while `wanted`. What is no picture is let go of, and another one waited for. One is
 * decoded at a time, and not for ever: what comes meanwhile is let go of unseen.
 */
export function useWantStills(wanted: boolean, take: (still: ImageBitmap) => void): void {
  const takeStills = useLiveCall((call) => call.takeStills);
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    let decoding = false;
    const stop = takeStills(async (still) => {
      if (decoding) {
        still.bytes.fill(0);
        return;
      }
      decoding = true;
      const picture = await decodeStill(
        still,
        AbortSignal.any([gone.signal, AbortSignal.timeout(longestDecodingMs)]),
      );
      decoding = false;
      if (picture === null) return;
      if (gone.signal.aborted) picture.close();
      else take(picture);
    });
    return () => {
      gone.abort();
      stop();
    };
  }, [wanted, takeStills, take]);
}
