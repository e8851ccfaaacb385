import { useCallback, useEffect, useRef, useState } from 'react';
import type { Quad } from '../../../identity/picture.ts';
import { portraitIn, uprightFrom } from '../../../identity/portrait.ts';
import type { Reading } from '../../../identity/reading.ts';
import { useLiveCall } from '../../visit/liveCall.ts';

/** The portrait of the document that was read. */
export interface Portrait {
  /** Null while it is not seen. */
  readonly picture: ImageBitmap | null;
  /** The format has it on the side that is not read: a picture of that side is taken by hand. */
  readonly onOtherSide: boolean;
}

interface HeldPortrait {
  /** Null until a document has been read. */
  readonly portrait: Portrait | null;
  /** Cuts it out of the frame that was read, which stays the caller's. */
  readonly cutFrom: (frame: ImageBitmap, reading: Reading) => void;
  /** Takes the living picture for the other side's. */
  readonly takeOtherSide: () => void;
  readonly discard: () => void;
}

/** The portrait beside the living face: in memory only, closed when it is replaced, discarded, or the panel is gone. */
export function usePortrait(): HeldPortrait {
  const [portrait, setPortrait] = useState<Portrait | null>(null);
  const held = useRef<ImageBitmap | null>(null);
  /** Another number, another document: what is on its way for the one before is let go of. */
  const turn = useRef(0);

  const hold = useCallback((next: Portrait | null) => {
    held.current?.close();
    held.current = next?.picture ?? null;
    setPortrait(next);
  }, []);
  const cutFrom = useCallback(
    (frame: ImageBitmap, { kind, quad }: Reading) => {
      turn.current++;
      const place = portraitIn(kind, quad);
      const picture = place === null ? null : cutOut(frame, place);
      const onOtherSide = place === null && kind === 'TD1';
      hold(picture === null && !onOtherSide ? null : { picture, onOtherSide });
    },
    [hold],
  );
  const takeOtherSide = useCallback(() => {
    turn.current++;
    const mine = turn.current;
    void useLiveCall
      .getState()
      .grabFrame()
      .then((picture) => {
        if (mine !== turn.current) picture?.close();
        else if (picture !== null) hold({ picture, onOtherSide: true });
      });
  }, [hold]);
  const discard = useCallback(() => {
    turn.current++;
    hold(null);
  }, [hold]);
  useEffect(
    () => () => {
      turn.current = -1;
      held.current?.close();
      held.current = null;
    },
    [],
  );
  return { portrait, cutFrom, takeOtherSide, discard };
}

/** Larger than this a cut need not be, in px of height. */
const mostHeight = 800;
/** So much of a portrait's height or width may lie outside the picture. */
const mayBeOut = 0.15;

/** What stands in `quad`, upright; null where too much of it lies outside the frame. */
function cutOut(frame: ImageBitmap, quad: Quad): ImageBitmap | null {
  const [a, b, , d] = quad;
  const wide = Math.hypot(b.x - a.x, b.y - a.y);
  const high = Math.hypot(d.x - a.x, d.y - a.y);
  const out = mayBeOut * Math.min(wide, high);
  const isSeen = quad.every(
    ({ x, y }) => x >= -out && y >= -out && x <= frame.width + out && y <= frame.height + out,
  );
  if (!isSeen) return null;
  const height = Math.min(mostHeight, Math.round(high));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round((height * wide) / high)), Math.max(1, height));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.setTransform(...uprightFrom(quad, canvas.width, canvas.height));
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0);
  return canvas.transferToImageBitmap();
}
