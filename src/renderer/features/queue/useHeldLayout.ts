import { useState } from 'react';

/** Which rows stand where. `key` says under which search and folding it was made. */
export interface Layout<Id> {
  readonly key: string;
  readonly ids: readonly Id[];
  /** The line of now stands before this one; null: after the last, or nowhere. */
  readonly nowBefore: Id | null;
}

/**
 * Holds the layout of a list still while the pointer is in it, so that nothing moves under the pointer: rows that
 * come, fold or are passed by the line of now take their places when the pointer leaves. What one asks for oneself
 * (search, folding) shows at once.
 */
export function useHeldLayout<Id>(fresh: Layout<Id>): {
  readonly layout: Layout<Id>;
  readonly onPointerMove: () => void;
  readonly onPointerLeave: () => void;
} {
  const [held, setHeld] = useState<Layout<Id> | null>(null);
  const holds = held !== null && held.key === fresh.key;
  return {
    layout: holds ? held : fresh,
    onPointerMove: () => {
      if (!holds) setHeld(fresh);
    },
    onPointerLeave: () => setHeld(null),
  };
}
