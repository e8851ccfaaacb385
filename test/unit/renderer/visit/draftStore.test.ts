import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, IpcAnswer } from '../../../../src/shared/contracts/ipc.ts';
import type { DraftId } from '../../../../src/shared/domain/ids.ts';
import { done, type Result, refuse } from '../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import { fakeVidi } from '../support/fakeVidi.ts';
import { row, uuid } from '../support/rows.ts';

const visitId = row(1, '10:40').visitId;
const draft: Draft = {
  draftId: uuid(70) as unknown as DraftId,
  visitId,
  template: 'doctor',
  revision: 3,
  sections: { history: 'Hosta' },
  savedAt: 1_000 as Instant,
  warning: null,
  signed: null,
};

const other: Draft = {
  ...draft,
  draftId: uuid(71) as unknown as DraftId,
  visitId: row(2, '11:00').visitId,
  revision: 0,
  sections: {},
};

type Module = typeof import('../../../../src/renderer/visit/draftStore.ts');
let useDraftStore: Module['useDraftStore'];
let flushDrafts: Module['flushDrafts'];
const load: ReturnType<Module['useDraftStore']['getState']>['load'] = (...given) =>
  useDraftStore.getState().load(...given);
const type: ReturnType<Module['useDraftStore']['getState']>['type'] = (...given) =>
  useDraftStore.getState().type(...given);

beforeEach(async () => {
  // A window of its own for each: drafts that one test leaves unsaved are not the next one's.
  vi.resetModules();
  ({ useDraftStore, flushDrafts } = await import('../../../../src/renderer/visit/draftStore.ts'));
});

afterEach(() => vi.useRealTimers());

describe('the draft on screen', () => {
  it('is saved a moment after the key, as the smallest edit, and says saved only when main has answered', async () => {
    vi.useFakeTimers();
    let answer: (value: Result<IpcAnswer<'draft.write'>>) => void = () => {};
    const vidi = fakeVidi({
      'draft.open': () => done(draft),
      'draft.write': () => new Promise((resolve) => (answer = resolve)),
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta i fem dagar');
    expect(useDraftStore.getState().sections.history).toBe('Hosta i fem dagar');
    await vi.advanceTimersByTimeAsync(100);
    expect(vidi.payloadsOf('draft.write')).toEqual([
      {
        draftId: draft.draftId,
        revision: 4,
        edits: [{ section: 'history', at: 5, remove: 0, insert: ' i fem dagar' }],
      },
    ]);
    expect(useDraftStore.getState().saving.state).toBe('saving');
    answer(done({ revision: 4, savedAt: 2_000 as Instant }));
    await vi.advanceTimersByTimeAsync(0);
    expect(useDraftStore.getState().saving).toEqual({ state: 'saved', at: 2_000 });
  });

  it('keeps what is typed when it cannot be written, warns, and writes it when it can', async () => {
    vi.useFakeTimers();
    let full = true;
    const vidi = fakeVidi({
      'draft.open': () => done(draft),
      'draft.write': ({ revision }) =>
        full ? refuse('draft.diskFull') : done({ revision, savedAt: 3_000 as Instant }),
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta och feber');
    await vi.advanceTimersByTimeAsync(100);
    expect(useDraftStore.getState().saving).toMatchObject({
      state: 'failed',
      refusal: { code: 'draft.diskFull' },
    });
    type('history', 'Hosta och feber i går');
    full = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(useDraftStore.getState().saving).toMatchObject({ state: 'saved' });
    expect(useDraftStore.getState().sections.history).toBe('Hosta och feber i går');
    const writes = vidi.payloadsOf('draft.write') as { revision: number }[];
    expect(writes.at(-1)?.revision).toBe(4);
  });

  it('says saved no longer from the first new letter on', async () => {
    vi.useFakeTimers();
    fakeVidi({
      'draft.open': () => done(draft),
      'draft.write': ({ revision }) => done({ revision, savedAt: 2_000 as Instant }),
    });
    await load(visitId, 'doctor');
    expect(useDraftStore.getState().saving.state).toBe('saved');
    type('history', 'Hosta i');
    expect(useDraftStore.getState().saving.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(100);
    expect(useDraftStore.getState().saving.state).toBe('saved');
  });

  it('writes on after another visit is opened, also what came while a write was on its way', async () => {
    vi.useFakeTimers();
    const answers: ((value: Result<IpcAnswer<'draft.write'>>) => void)[] = [];
    const vidi = fakeVidi({
      'draft.open': (asked) => done(asked.visitId === visitId ? draft : other),
      'draft.write': () => new Promise((resolve) => answers.push(resolve)),
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta i');
    await vi.advanceTimersByTimeAsync(100);
    type('history', 'Hosta i fem dagar');
    await load(other.visitId, 'doctor');
    expect(useDraftStore.getState().sections).toEqual({});
    answers[0]?.(done({ revision: 4, savedAt: 2_000 as Instant }));
    await vi.advanceTimersByTimeAsync(200);
    expect(vidi.payloadsOf('draft.write').at(-1)).toEqual({
      draftId: draft.draftId,
      revision: 5,
      edits: [{ section: 'history', at: 7, remove: 0, insert: ' fem dagar' }],
    });
    answers[1]?.(done({ revision: 5, savedAt: 3_000 as Instant }));
    await vi.advanceTimersByTimeAsync(0);
    expect(useDraftStore.getState().draft?.draftId).toBe(other.draftId);
  });

  it('has the unsaved text again when its visit is opened again, though the disk has been full all along', async () => {
    vi.useFakeTimers();
    fakeVidi({
      'draft.open': (asked) => done(asked.visitId === visitId ? draft : other),
      'draft.write': () => refuse('draft.diskFull'),
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta och feber');
    await vi.advanceTimersByTimeAsync(100);
    await load(other.visitId, 'doctor');
    await load(visitId, 'doctor');
    expect(useDraftStore.getState().sections.history).toBe('Hosta och feber');
    expect(useDraftStore.getState().saving.state).toBe('failed');
  });

  it('finds its way back when main holds another text than it thought', async () => {
    vi.useFakeTimers();
    let held = { ...draft, revision: 9, sections: { history: 'Hosta sedan i går' } };
    const vidi = fakeVidi({
      'draft.open': () => done(vidi.payloadsOf('draft.write').length === 0 ? draft : held),
      'draft.write': ({ revision }) => {
        if (revision !== held.revision + 1) return refuse('draft.stale');
        held = { ...held, revision };
        return done({ revision, savedAt: 4_000 as Instant });
      },
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta och värk');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(useDraftStore.getState().saving).toEqual({ state: 'saved', at: 4_000 });
    expect(vidi.payloadsOf('draft.write').at(-1)).toMatchObject({
      revision: 10,
      edits: [{ section: 'history', insert: 'och värk' }],
    });
  });

  it('takes no keys while it is being signed, and says so, so that what is shown is what is signed', async () => {
    let answer: (value: Result<IpcAnswer<'note.sign'>>) => void = () => {};
    fakeVidi({
      'draft.open': () => done(draft),
      'note.sign': () => new Promise((resolve) => (answer = resolve)),
    });
    await load(visitId, 'doctor');
    const signed = useDraftStore.getState().sign(false);
    await vi.waitFor(() => expect(useDraftStore.getState().signing).toBe(true));
    type('history', 'Hosta som kom för sent');
    expect(useDraftStore.getState().sections.history).toBe('Hosta');
    await vi.waitFor(() => {
      answer(refuse('note.identityUndecided'));
      return signed;
    });
    expect(useDraftStore.getState().signing).toBe(false);
    type('history', 'Hosta igen');
    expect(useDraftStore.getState().sections.history).toBe('Hosta igen');
  });

  it('is signed at the revision of the text on screen, once that text is on disk', async () => {
    const vidi = fakeVidi({
      'draft.open': () => done(draft),
      'draft.write': ({ revision }) => done({ revision, savedAt: 2_000 as Instant }),
      'note.sign': () => refuse('note.identityUndecided'),
    });
    await load(visitId, 'doctor');
    type('history', 'Hosta i natt');
    await useDraftStore.getState().sign(true);
    expect(vidi.asked.map((one) => one.name)).toEqual(['draft.open', 'draft.write', 'note.sign']);
    expect(vidi.payloadsOf('note.sign')).toEqual([
      { visitId, draftId: draft.draftId, revision: 4, filingConfirmed: true, secret: null },
    ]);
  });

  it('shows the text that main holds when that is not the one that was reviewed', async () => {
    let held = draft;
    const vidi = fakeVidi({
      'draft.open': () => done(held),
      'note.sign': ({ revision }) =>
        revision === held.revision ? refuse('note.identityUndecided') : refuse('draft.stale'),
    });
    await load(visitId, 'doctor');
    held = { ...draft, revision: 5, sections: { history: 'Hosta, och feber' }, savedAt: 4_000 as Instant };
    expect(await useDraftStore.getState().sign(false)).toEqual(refuse('draft.stale'));
    expect(useDraftStore.getState()).toMatchObject({
      sections: { history: 'Hosta, och feber' },
      saving: { state: 'saved', at: 4_000 },
      startRevision: 5,
      signing: false,
    });
    expect(await useDraftStore.getState().sign(false)).toEqual(refuse('note.identityUndecided'));
    expect(vidi.payloadsOf('draft.write')).toEqual([]);
  });

  it('is there again when another visit was opened only for a moment', async () => {
    let answer: (value: Result<Draft>) => void = () => {};
    fakeVidi({
      'draft.open': (asked) =>
        asked.visitId === visitId ? done(draft) : new Promise((resolve) => (answer = resolve)),
    });
    await load(visitId, 'doctor');
    const there = load(other.visitId, 'doctor');
    await vi.waitFor(() => expect(answer).not.toBeUndefined());
    await load(visitId, 'doctor');
    answer(done(other));
    await there;
    expect(useDraftStore.getState().draft?.draftId).toBe(draft.draftId);
  });

  it('says whether everything typed could be written', async () => {
    fakeVidi({ 'draft.open': () => done(draft), 'draft.write': () => refuse('draft.diskFull') });
    await load(visitId, 'doctor');
    expect(await flushDrafts()).toBe(true);
    type('history', 'Hosta och halsont');
    expect(await flushDrafts()).toBe(false);
  });

  it('takes no text once it is signed', async () => {
    fakeVidi({
      'draft.open': () =>
        done({
          ...draft,
          signed: {
            noteId: uuid(71) as never,
            sha256: 'a'.repeat(64),
            signedAt: 1 as Instant,
            delivered: false,
          },
        }),
    });
    await load(visitId, 'doctor');
    type('history', 'ändrat efteråt');
    expect(useDraftStore.getState().sections.history).toBe('Hosta');
  });
});
