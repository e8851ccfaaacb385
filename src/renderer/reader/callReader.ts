import { type ReaderTrouble, type ReaderWorker, startReader } from './readerWorker.ts';

/** A reader that is there, or comes, or does not. */
type Coming = Promise<ReaderWorker | ReaderTrouble>;

/** The window's one reader. It outlives the panel: 14 MB of program are not loaded in a moment. */
let current: Coming | null = null;

/**
 * The reader, started where there is none. It stays until `dropReader`, and serves whoever asks; nobody else stops it.
 * A reader that did not start is not kept: the next one who asks tries anew.
 */
export function callReader(): Coming {
  if (current !== null) return current;
  const coming = startReader().then((started) => {
    if (typeof started === 'string' && current === coming) current = null;
    return started;
  });
  current = coming;
  return coming;
}

/** Whether that reader is still the window's own. One that has died is until it is dropped. */
export function isKept(coming: Coming): boolean {
  return current === coming;
}

/** Stops the reader, and drops with it what its memory holds of a picture. */
export function dropReader(): void {
  const dropped = current;
  current = null;
  void dropped?.then((started) => {
    if (typeof started !== 'string') started.stop();
  });
}
