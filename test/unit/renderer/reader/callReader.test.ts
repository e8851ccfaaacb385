import { afterEach, describe, expect, it, vi } from 'vitest';
import { callReader, dropReader, isKept } from '../../../../src/renderer/reader/callReader.ts';
import {
  type ReaderTrouble,
  type ReaderWorker,
  startReader,
} from '../../../../src/renderer/reader/readerWorker.ts';

vi.mock('../../../../src/renderer/reader/readerWorker.ts', () => ({ startReader: vi.fn() }));

const starts = vi.mocked(startReader);
const worker = (): ReaderWorker => ({ look: async () => null, stop: vi.fn() });

afterEach(() => {
  dropReader();
  starts.mockReset();
});

describe('the reader of a call', () => {
  it('is started once, whoever asks, and again after it was dropped', async () => {
    const first = worker();
    starts.mockResolvedValueOnce(first).mockResolvedValueOnce(worker());
    expect(await callReader()).toBe(first);
    expect(await callReader()).toBe(first);
    expect(starts).toHaveBeenCalledTimes(1);
    dropReader();
    await vi.waitFor(() => expect(first.stop).toHaveBeenCalledTimes(1));
    expect(await callReader()).not.toBe(first);
    expect(starts).toHaveBeenCalledTimes(2);
  });

  it('that is dropped while it starts is stopped as it comes, and is nobody’s any more', async () => {
    let resolve: (started: ReaderWorker | ReaderTrouble) => void = () => {};
    starts.mockReturnValueOnce(
      new Promise((come) => {
        resolve = come;
      }),
    );
    const coming = callReader();
    expect(isKept(coming)).toBe(true);
    dropReader();
    expect(isKept(coming)).toBe(false);
    const late = worker();
    resolve(late);
    await coming;
    expect(late.stop).toHaveBeenCalledTimes(1);
  });

  it('that did not start is tried anew by the next one who asks', async () => {
    const second = worker();
    starts.mockResolvedValueOnce('worker').mockResolvedValueOnce(second);
    expect(await callReader()).toBe('worker');
    expect(await callReader()).toBe(second);
  });
});
