import type { Draft } from '../../shared/contracts/ipc.ts';
import {
  applyEdits,
  type Edit,
  editBetween,
  type SectionKey,
  type Sections,
} from '../../shared/domain/note.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { request } from '../ipc/client.ts';

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

/** What a buffer shows of itself. */
export interface BufferView {
  readonly draft: Draft;
  /** The text on screen, ahead of what is saved. */
  readonly sections: Sections;
  readonly saving: Saving;
  /** It is being signed: it takes no keys. */
  readonly signing: boolean;
  /** The revision that the text on screen started from; another one for the same draft: the fields have a new text to show. */
  readonly startRevision: number;
}

/**
 * One draft between the keys and the disk. It goes on writing after the clinician has turned to another visit, so that
 * a write that is slow or fails takes no text with it.
 */
export class DraftBuffer {
  readonly #changed: () => void;
  #draft: Draft;
  #sections: Sections;
  #saving: Saving;
  #written: Sections;
  #revision: number;
  #startRevision: number;
  #signing = false;
  #delivered = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> | null = null;

  constructor(draft: Draft, changed: () => void) {
    this.#changed = changed;
    this.#draft = draft;
    this.#sections = draft.sections;
    this.#written = draft.sections;
    this.#revision = draft.revision;
    this.#startRevision = draft.revision;
    this.#saving =
      draft.warning === null
        ? { state: 'saved', at: draft.savedAt }
        : { state: 'failed', refusal: draft.warning, lastAt: draft.savedAt };
  }

  get view(): BufferView {
    return {
      draft: this.#draft,
      sections: this.#sections,
      saving: this.#saving,
      signing: this.#signing,
      startRevision: this.#startRevision,
    };
  }

  /** Whether it must be kept when another visit is opened: it has unsaved text, or its signing has no answer yet. */
  get busy(): boolean {
    return this.#signing || this.unsaved;
  }

  /** Whether something typed is not on disk yet. */
  get unsaved(): boolean {
    return this.#pending().length > 0;
  }

  /** Takes a section's new text, and sends it on in a moment. No text is taken while, or after, it is signed. */
  type(section: SectionKey, text: string): void {
    if (this.#signing || this.#draft.signed !== null) return;
    const edit = editBetween(section, this.#sections[section] ?? '', text);
    if (edit === null) return;
    const typed = applyEdits(this.#sections, [edit]);
    if (!typed.ok) return;
    this.#sections = typed.value;
    // "Saved" must never stand beside a letter that is not.
    if (this.#saving.state === 'saved') this.#saving = { state: 'saving', lastAt: this.#saving.at };
    this.#changed();
    this.#schedule(writeDelayMs);
  }

  /** Writes what is typed but not written, one write at a time; done when that is on disk, or has been refused. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#writing !== null) await this.#writing;
    const edits = this.#pending();
    if (edits.length === 0) return;
    this.#writing = this.#write(this.#sections, edits).finally(() => {
      this.#writing = null;
    });
    await this.#writing;
  }

  async checkpoint(): Promise<void> {
    await this.flush();
    if (this.#draft.signed === null) await request('draft.checkpoint', { draftId: this.#draft.draftId });
  }

  /** Signs the text as it stands on screen, and no other: it is on disk first, and takes no more keys meanwhile. */
  async sign(filingConfirmed: boolean, secret: string | null): Promise<Result<null>> {
    if (this.#signing) return { ok: false, refusal: { code: 'note.alreadySigned' } };
    this.#signing = true;
    this.#changed();
    try {
      await this.flush();
      if (this.unsaved) {
        const refusal: Refusal =
          this.#saving.state === 'failed' ? this.#saving.refusal : { code: 'draft.notWritten' };
        return { ok: false, refusal };
      }
      const { visitId, draftId } = this.#draft;
      const answer = await request('note.sign', {
        visitId,
        draftId,
        revision: this.#revision,
        filingConfirmed,
        secret,
      });
      if (!answer.ok) {
        if (answer.refusal.code === 'draft.stale') await this.#showHeld();
        return answer;
      }
      this.#draft = { ...this.#draft, signed: { ...answer.value, delivered: this.#delivered } };
      return { ok: true, value: null };
    } finally {
      this.#signing = false;
      this.#changed();
    }
  }

  /** Takes the record's word that it has the note; it may come before main's answer to the signing. */
  takeDelivery(delivered: boolean): void {
    this.#delivered = delivered;
    if (this.#draft.signed === null) return;
    this.#draft = { ...this.#draft, signed: { ...this.#draft.signed, delivered } };
    this.#changed();
  }

  #pending(): Edit[] {
    return (Object.keys(this.#sections) as SectionKey[]).flatMap(
      (key) => editBetween(key, this.#written[key] ?? '', this.#sections[key] ?? '') ?? [],
    );
  }

  #schedule(delay: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, delay);
  }

  async #write(sections: Sections, edits: Edit[]): Promise<void> {
    const { draftId } = this.#draft;
    const answer = await request('draft.write', { draftId, revision: this.#revision + 1, edits });
    if (answer.ok) {
      this.#written = sections;
      this.#revision = answer.value.revision;
      const { savedAt } = answer.value;
      this.#saving = this.unsaved ? { state: 'saving', lastAt: savedAt } : { state: 'saved', at: savedAt };
      this.#changed();
      if (this.unsaved) this.#schedule(writeDelayMs);
      return;
    }
    const lastAt = this.#saving.state === 'saved' ? this.#saving.at : this.#saving.lastAt;
    this.#saving = { state: 'failed', refusal: answer.refusal, lastAt };
    this.#changed();
    if (answer.refusal.code === 'draft.stale') await this.#catchUp();
    this.#schedule(retryDelayMs);
  }

  /** Main has another text than this thinks: from now on the difference to main's is what is written. */
  async #catchUp(): Promise<Draft | null> {
    const { visitId, template, draftId } = this.#draft;
    const answer = await request('draft.open', { visitId, template });
    if (!answer.ok || answer.value.draftId !== draftId) return null;
    this.#written = answer.value.sections;
    this.#revision = answer.value.revision;
    return answer.value;
  }

  /** Another text than the one on screen would have been signed: it is shown, so that it can be looked through. */
  async #showHeld(): Promise<void> {
    const held = await this.#catchUp();
    if (held === null) return;
    this.#draft = held;
    this.#sections = held.sections;
    this.#saving = { state: 'saved', at: held.savedAt };
    this.#startRevision = held.revision;
  }
}
