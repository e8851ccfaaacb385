import type { NotRead, Reading } from '../../src/identity/reading.ts';
import type { FileRefusal } from './imageFile.ts';

/** What is said of one file. */
export type Answer = { readonly file: string; readonly ms: number } & (
  | Omit<Reading, 'state'>
  | { readonly reason: FileRefusal | NotRead['reason']; readonly say: string }
);
