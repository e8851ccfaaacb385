import { v7 } from 'uuid';
import { type CheckpointShelf, Checkpoints } from '../../../../src/main/checkpoints.ts';
import { Drafts } from '../../../../src/main/drafts.ts';
import type { VisitId } from '../../../../src/shared/domain/ids.ts';
import type { Refusal } from '../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';

export const template = 'distanskontakt-doctor';

export function newVisitId(): VisitId {
  return v7() as VisitId;
}

/** A shelf for sealed checkpoints, in memory: what electron-store is to the console. */
export function shelf(): CheckpointShelf & { readonly sealed: Map<string, string> } {
  const sealed = new Map<string, string>();
  return {
    sealed,
    read: (draftId) => sealed.get(draftId) ?? null,
    write: (draftId, text) => {
      sealed.set(draftId, text);
    },
    remove: (draftId) => {
      sealed.delete(draftId);
    },
  };
}

/** Drafts over a real folder, as the console opens them at a start; `warnings` fills with what the clinician is told. */
export function draftsOf(folder: string, key: Uint8Array, checkpointShelf: CheckpointShelf = shelf()) {
  const warnings: Refusal[] = [];
  let now = 1_795_000_000_000;
  const drafts = new Drafts({
    folder,
    key,
    checkpoints: new Checkpoints(checkpointShelf, key),
    clock: () => {
      now += 1_000;
      return now as Instant;
    },
    warn: (warning) => warnings.push(warning),
  });
  return { drafts, warnings };
}

/** The value of a result that must be one. */
export function given<T>(result: { ok: true; value: T } | { ok: false; refusal: Refusal }): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}
