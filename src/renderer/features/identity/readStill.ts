import { type Look, looks } from '../../../identity/reader.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReaderWorker } from '../../reader/readerWorker.ts';

const nothing: Look = {
  result: { state: 'notRead', reason: 'noDocument', quad: null },
  zone: null,
  ms: { find: 0, cut: 0, read: 0 },
};

/**
 * Looks at a still at both sizes, its zone cut out of the full resolution, until one reads it. However often one looks, it
 * is one picture: the better look counts. Null when the worker has died. The still is the caller's to close.
 */
export async function readStill(
  worker: ReaderWorker,
  still: ImageBitmap,
  today: LocalDate,
): Promise<Look | null> {
  let best = nothing;
  for (const side of looks) {
    const copy = await createImageBitmap(still).catch(() => null);
    if (copy === null) break;
    const seen = await worker.look(copy, side, today);
    if (seen === null) return null;
    if (confidence(seen) > confidence(best)) best = seen;
    if (seen.result.state === 'read' && seen.result.verdict !== 'uncertain') return seen;
  }
  return best;
}

function confidence({ result }: Look): number {
  return result.state === 'read' ? result.confidence : -1;
}
