import { bestLook, type Look } from '../../../identity/reader.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReaderWorker } from '../../reader/readerWorker.ts';

const nothing: Look = {
  result: { state: 'notRead', reason: 'noDocument', quad: null },
  zone: null,
  ms: { find: 0, cut: 0, read: 0 },
};

/**
 * Looks at a still at both sizes, its zone cut out of the full resolution, until one reads it. Null when the worker has
 * died. The still is the caller's to close.
 */
export function readStill(worker: ReaderWorker, still: ImageBitmap, today: LocalDate): Promise<Look | null> {
  return bestLook(async (side) => {
    const copy = await createImageBitmap(still).catch(() => null);
    return copy === null ? nothing : worker.look(copy, side, today);
  });
}
