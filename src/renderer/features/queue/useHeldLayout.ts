import { useEffect, useRef, useState } from 'react';

/** How long after the last key the list is still in use, in ms. */
const keysRestMs = 3_000;

/** Which rows stand where. `key` says under which search, choice and folding it was made. */
export interface Layout<Id> {
  readonly key: string;
  readonly ids: readonly Id[];
  /** The line of now stands before this one; null: after the last, or nowhere. */
  readonly nowBefore: Id | null;
}

export interface HeldLayout<Id> {
  readonly layout: Layout<Id>;
  /** Something stands otherwise by now than it is shown. */
  readonly behind: boolean;
  readonly onPointerMove: () => void;
  readonly onPointerLeave: () => void;
  /** A key was used in the list. */
  readonly onKeyUsed: () => void;
  readonly onBlur: () => void;
}

/**
 * Holds the layout of a list still while the pointer is in it, and while keys are used in it, so that nothing moves
 * under pointer or keyboard: rows that come, go, fold or are passed by the line of now take their places when the list
 * is left. What one asks for oneself (search, choice, folding) shows at once.
 */
export function useHeldLayout<Id>(fresh: Layout<Id>): HeldLayout<Id> {
  const [pointerIn, setPointerIn] = useState(false);
  const [keysUsed, setKeysUsed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const held = useRef(fresh);
  const holds = (pointerIn || keysUsed) && held.current.key === fresh.key;
  if (!holds) held.current = fresh;
  const layout = held.current;
  const restKeys = () => {
    clearTimeout(timer.current);
    setKeysUsed(false);
  };
  return {
    layout,
    behind: holds && !sameIds(layout.ids, fresh.ids),
    onPointerMove: () => setPointerIn(true),
    onPointerLeave: () => setPointerIn(false),
    onKeyUsed: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(restKeys, keysRestMs);
      setKeysUsed(true);
    },
    onBlur: restKeys,
  };
}

function sameIds<Id>(one: readonly Id[], other: readonly Id[]): boolean {
  return one === other || (one.length === other.length && one.every((id, at) => id === other[at]));
}
