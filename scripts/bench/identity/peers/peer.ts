import type { Luma } from '../../../../src/identity/picture.ts';

/** Another reader, of text or of zones, that is measured on the pictures that ours is measured on. */
export interface Peer {
  readonly name: string;
  /** The lines of text that it reads in a picture file; `cut`: the zone's lines as our finder cut them, none where it found none. */
  read(file: string, cut: readonly Luma[]): Promise<readonly string[]>;
  close(): Promise<void>;
}
