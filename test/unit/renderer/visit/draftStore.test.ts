import { afterEach, describe, expect, it, vi } from 'vitest';
import { useDraftStore } from '../../../../src/renderer/visit/draftStore.ts';
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

afterEach(() => {
  vi.useRealTimers();
  useDraftStore.setState({ draft: null, sections: {}, saving: { state: 'saved', at: null } });
});

const { load, type } = useDraftStore.getState();

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
