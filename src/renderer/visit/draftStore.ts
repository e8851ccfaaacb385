import { create } from 'zustand';
import type { Draft } from '../../shared/contracts/ipc.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import type { SectionKey, Sections } from '../../shared/domain/note.ts';
import { type Result, refuse } from '../../shared/domain/refusal.ts';
import { onEvent, request } from '../ipc/client.ts';
import { DraftBuffer, type Saving } from './draftBuffer.ts';

interface DraftStore {
  readonly draft: Draft | null;
  /** The text on screen, ahead of what is saved. */
  readonly sections: Sections;
  readonly saving: Saving;
  /** The note is being signed: its fields take no keys, so that what is shown is what is signed. */
  readonly signing: boolean;
  /** As `BufferView`'s. */
  readonly startRevision: number;
  /** Opens the visit's draft; text of another visit goes on being written beside it. */
  readonly load: (visitId: VisitId, template: string) => Promise<void>;
  readonly type: (section: SectionKey, text: string) => void;
  readonly checkpoint: () => void;
  readonly sign: (filingConfirmed: boolean, secret?: string | null) => Promise<Result<null>>;
}

/** The draft on screen. */
let shown: DraftBuffer | null = null;
/** The visit whose draft was asked for last: an older answer that comes late is not shown. */
let wanted: VisitId | null = null;
/** Drafts that were left with text not yet on disk, or in the middle of being signed, by visit. */
const busyByVisit = new Map<VisitId, DraftBuffer>();

export const useDraftStore = create<DraftStore>()((set, get) => ({
  draft: null,
  sections: {},
  saving: { state: 'saved', at: null },
  signing: false,
  startRevision: 0,
  load: async (visitId, template) => {
    wanted = visitId;
    // What is on screen is ahead of the file: it is never read over. An answer for another visit is too late now.
    if (get().draft?.visitId === visitId) return;
    const left = shown?.view.draft.visitId === visitId ? shown : busyByVisit.get(visitId);
    if (left !== undefined) await left.flush();
    if (left?.busy) {
      if (wanted === visitId) show(left);
      return;
    }
    const answer = await request('draft.open', { visitId, template });
    if (wanted !== visitId) return;
    if (!answer.ok) {
      leave();
      set({
        draft: null,
        sections: {},
        saving: { state: 'failed', refusal: answer.refusal, lastAt: null },
        signing: false,
      });
      return;
    }
    const buffer: DraftBuffer = new DraftBuffer(answer.value, () => changed(buffer));
    show(buffer);
  },
  type: (section, text) => shown?.type(section, text),
  checkpoint: () => void shown?.checkpoint(),
  sign: async (filingConfirmed, secret = null) =>
    shown?.sign(filingConfirmed, secret) ?? refuse('draft.unknown'),
}));

function show(buffer: DraftBuffer): void {
  if (shown !== buffer) leave();
  busyByVisit.delete(buffer.view.draft.visitId);
  shown = buffer;
  useDraftStore.setState(buffer.view);
}

function leave(): void {
  if (shown?.busy) {
    busyByVisit.set(shown.view.draft.visitId, shown);
    void shown.flush();
  }
  shown = null;
}

function changed(buffer: DraftBuffer): void {
  if (buffer === shown) useDraftStore.setState(buffer.view);
  else if (!buffer.busy) busyByVisit.delete(buffer.view.draft.visitId);
}

/** Writes everything typed, whichever visit it is of. False: some of it could not be written; it stays here and is tried again. */
export async function flushDrafts(): Promise<boolean> {
  const held = [...busyByVisit.values(), ...(shown === null ? [] : [shown])];
  await Promise.all(held.map((buffer) => buffer.flush()));
  return !held.some((buffer) => buffer.unsaved);
}

/** Starts to follow delivery of signed notes; called once by the app. */
export function followDrafts(): () => void {
  return onEvent('delivery', (event) => {
    if (shown?.view.draft.visitId === event.visitId) shown.takeDelivery(event.delivered);
  });
}
