import { create } from 'zustand';
import type { Draft } from '../../shared/contracts/ipc.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import {
  applyEdits,
  type Edit,
  editBetween,
  type SectionKey,
  type Sections,
} from '../../shared/domain/note.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { onEvent, request } from '../ipc/client.ts';

/** How long typing may run before it is sent to be saved, in ms (design.md, Data at rest). */
const writeDelayMs = 80;
/** How long to wait before a failed write is tried again, in ms. */
const retryDelayMs = 2_000;

/** What is known of the draft's safety. Nothing typed is ever taken away by any of these. */
export type Saving =
  | { readonly state: 'saved'; readonly at: Instant | null }
  | { readonly state: 'saving'; readonly lastAt: Instant | null }
  /** Typing goes on in memory; the warning stays until a write has worked. */
  | { readonly state: 'failed'; readonly refusal: Refusal; readonly lastAt: Instant | null };

interface DraftStore {
  readonly draft: Draft | null;
  /** The text on screen, ahead of what is saved. */
  readonly sections: Sections;
  readonly saving: Saving;
  readonly load: (visitId: VisitId, template: string) => Promise<void>;
  readonly type: (section: SectionKey, text: string) => void;
  readonly checkpoint: () => void;
  readonly sign: (
    filingConfirmed: boolean,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }>;
  readonly forget: () => void;
}

let written: Sections = {};
let revision = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
let writing: Promise<void> | null = null;

export const useDraftStore = create<DraftStore>()((set, get) => ({
  draft: null,
  sections: {},
  saving: { state: 'saved', at: null },
  load: async (visitId, template) => {
    await flush();
    const answer = await request('draft.open', { visitId, template });
    if (!answer.ok) {
      set({ saving: { state: 'failed', refusal: answer.refusal, lastAt: null } });
      return;
    }
    const draft = answer.value;
    written = draft.sections;
    revision = draft.revision;
    set({
      draft,
      sections: draft.sections,
      saving:
        draft.warning === null
          ? { state: 'saved', at: draft.savedAt }
          : { state: 'failed', refusal: draft.warning, lastAt: draft.savedAt },
    });
  },
  type: (section, text) => {
    const { draft, sections } = get();
    if (draft === null || draft.signed !== null) return;
    const edit = editBetween(section, sections[section] ?? '', text);
    if (edit === null) return;
    const typed = applyEdits(sections, [edit]);
    if (!typed.ok) return;
    set({ sections: typed.value });
    schedule(writeDelayMs);
  },
  checkpoint: () => {
    const { draft } = get();
    void flush().then(() =>
      draft === null ? undefined : request('draft.checkpoint', { draftId: draft.draftId }),
    );
  },
  sign: async (filingConfirmed) => {
    await flush();
    const { draft, saving } = get();
    if (draft === null) return { ok: false, refusal: { code: 'draft.unknown' } };
    if (saving.state === 'failed') return { ok: false, refusal: saving.refusal };
    const answer = await request('note.sign', {
      visitId: draft.visitId,
      draftId: draft.draftId,
      filingConfirmed,
    });
    if (!answer.ok) return answer;
    set({ draft: { ...draft, signed: { ...answer.value, delivered: false } } });
    return { ok: true };
  },
  forget: () => {
    void flush();
    set({ draft: null, sections: {}, saving: { state: 'saved', at: null } });
  },
}));

function schedule(delay: number): void {
  if (timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    void flush();
  }, delay);
}

/** Writes what is typed but not written, one write at a time. */
async function flush(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  while (writing !== null) await writing;
  const { draft, sections, saving } = useDraftStore.getState();
  if (draft === null) return;
  const edits = pendingEdits(sections);
  if (edits.length === 0) return;
  const lastAt = saving.state === 'saved' ? saving.at : saving.lastAt;
  if (saving.state !== 'failed') useDraftStore.setState({ saving: { state: 'saving', lastAt } });
  writing = write(draft, sections, edits, lastAt).finally(() => {
    writing = null;
  });
  await writing;
}

async function write(draft: Draft, sections: Sections, edits: Edit[], lastAt: Instant | null): Promise<void> {
  const answer = await request('draft.write', { draftId: draft.draftId, revision: revision + 1, edits });
  const still = useDraftStore.getState().draft?.draftId === draft.draftId;
  if (answer.ok) {
    if (!still) return;
    written = sections;
    revision = answer.value.revision;
    const more = pendingEdits(useDraftStore.getState().sections).length > 0;
    useDraftStore.setState({
      saving: more
        ? { state: 'saving', lastAt: answer.value.savedAt }
        : { state: 'saved', at: answer.value.savedAt },
    });
    if (more) schedule(writeDelayMs);
    return;
  }
  if (!still) return;
  useDraftStore.setState({ saving: { state: 'failed', refusal: answer.refusal, lastAt } });
  schedule(retryDelayMs);
}

function pendingEdits(sections: Sections): Edit[] {
  return (Object.keys(sections) as SectionKey[]).flatMap(
    (key) => editBetween(key, written[key] ?? '', sections[key] ?? '') ?? [],
  );
}

/** Starts to follow delivery of signed notes; called once by the app. */
export function followDrafts(): () => void {
  const offClosing = onEvent('closing', () => {
    void flush().then(() => request('window.mayClose', {}));
  });
  const offDelivery = onEvent('delivery', (event) => {
    const { draft } = useDraftStore.getState();
    if (draft === null || draft.visitId !== event.visitId || draft.signed === null) return;
    useDraftStore.setState({ draft: { ...draft, signed: { ...draft.signed, delivered: event.delivered } } });
  });
  return () => {
    offClosing();
    offDelivery();
  };
}
