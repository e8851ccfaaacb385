import { describe, expect, it } from 'vitest';
import { startProgress } from '../../../../scripts/set-up/progress.mjs';

function screen(isTTY: boolean) {
  const writes: string[] = [];
  const clock = { now: 0 };
  return {
    writes,
    clock,
    options: {
      out: { isTTY, columns: 60, write: (text: string) => writes.push(text) },
      now: () => clock.now,
    },
  };
}

describe('startProgress', () => {
  it('says what, how large, how far and how long, in a log that stays short', () => {
    const { writes, clock, options } = screen(false);
    const progress = startProgress('Electron, download', { total: 200e6, note: '200 MB', ...options });
    for (let done = 0; done <= 200e6; done += 1e6) progress.at(done);
    clock.now = 12_340;
    progress.done();
    expect(writes[0]).toBe('Electron, download (200 MB) ...\n');
    expect(writes[1]).toBe('Electron, download: 20 of 200 MB (10 %)\n');
    expect(writes.at(-1)).toBe('Electron, download: done, 12.3 s\n');
    expect(writes.length).toBeLessThanOrEqual(13);
  });

  it('tells a slow step in a log every quarter of a minute', () => {
    const { writes, clock, options } = screen(false);
    const progress = startProgress('Packages', { total: 1000, unit: 'pieces', ...options });
    clock.now = 10_000;
    progress.at(10);
    expect(writes).toHaveLength(1);
    clock.now = 20_000;
    progress.at(20);
    expect(writes.at(-1)).toBe('Packages: 20 of 1000 (2 %)\n');
  });

  it('rewrites one line on a terminal and never more than fits', () => {
    const { writes, clock, options } = screen(true);
    const progress = startProgress('A step with a name that is longer than the line has room for', {
      total: 10,
      ...options,
    });
    clock.now = 200;
    progress.at(5);
    progress.done();
    const clearLine = '\r\u001b[2K';
    expect(writes[1]?.startsWith(clearLine)).toBe(true);
    expect(writes[1]?.slice(clearLine.length)).toMatch(/^.{59}$/);
    expect(writes.at(-1)).toMatch(/\n$/);
  });

  it('does not claim more than there is', () => {
    const { writes, options } = screen(false);
    startProgress('Packages', { total: 10, unit: 'pieces', ...options }).at(12);
    expect(writes.at(-1)).toBe('Packages: 10 of 10 (100 %)\n');
  });
});
