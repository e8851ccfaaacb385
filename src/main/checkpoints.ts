import canonicalize from 'canonicalize';
import { z } from 'zod';
import { maxSectionLength, type Sections, sectionKeys } from '../shared/domain/note.ts';
import { errorFields, log } from './log.ts';
import { seal, unseal } from './sealing.ts';

/** Where checkpoints are kept: text by draft id. Ours is electron-store; it sees sealed text only. */
export interface CheckpointShelf {
  read(draftId: string): string | null;
  /** Synchronous, so nothing on the way of a key may wait for it. */
  write(draftId: string, sealed: string): void;
  remove(draftId: string): void;
}

const checkpoint = z.object({
  v: z.literal(1),
  revision: z.int().min(0),
  sections: z.partialRecord(z.enum(sectionKeys), z.string().max(maxSectionLength)),
});
export interface Checkpoint {
  readonly revision: number;
  readonly sections: Sections;
}

/** A second, sealed copy of a draft's text, made at blur and close: it helps where a journal is damaged in its middle. */
export class Checkpoints {
  readonly #shelf: CheckpointShelf;
  readonly #key: Uint8Array;

  constructor(shelf: CheckpointShelf, key: Uint8Array) {
    this.#shelf = shelf;
    this.#key = key;
  }

  put(draftId: string, visitId: string, { revision, sections }: Checkpoint): void {
    const plain = Buffer.from(JSON.stringify({ v: 1, revision, sections }), 'utf8');
    try {
      this.#shelf.write(draftId, seal(this.#key, plain, contextOf(draftId, visitId)).toString('base64'));
    } catch (error) {
      log('checkpoint not written', errorFields(error));
    }
  }

  /** The checkpoint, or null when there is none that this key opens. */
  get(draftId: string, visitId: string): Checkpoint | null {
    const sealed = this.#shelf.read(draftId);
    if (sealed === null) return null;
    const plain = unseal(this.#key, Buffer.from(sealed, 'base64'), contextOf(draftId, visitId));
    if (plain === null) return null;
    try {
      const read = checkpoint.safeParse(JSON.parse(plain.toString('utf8')));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }

  remove(draftId: string): void {
    try {
      this.#shelf.remove(draftId);
    } catch (error) {
      log('checkpoint not removed', errorFields(error));
    }
  }
}

function contextOf(draft: string, visit: string): string {
  return canonicalize({ draft, visit, format: 'vidi.checkpoint', v: 1 }) ?? '';
}
