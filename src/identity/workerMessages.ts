import type { LocalDate } from '../shared/domain/time.ts';
import type { Look } from './reader.ts';

/** To the worker that reads documents. */
export type ToReader =
  | {
      readonly type: 'load';
      readonly runtime: Uint8Array;
      readonly finder: Uint8Array;
      readonly recogniser: Uint8Array;
    }
  /** One frame to look at; the worker closes it. `side`: the longer side of the picture that the finder sees. */
  | {
      readonly type: 'look';
      readonly id: number;
      readonly frame: ImageBitmap;
      readonly side: number;
      readonly today: LocalDate;
    };

export type FromReader =
  | { readonly type: 'loaded' }
  /** The networks could not be started, or gave up; nothing of a picture is in `reason`. */
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'seen'; readonly id: number; readonly look: Look };
