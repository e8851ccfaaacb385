import { describe, expect, it } from 'vitest';
import {
  boundedRow,
  comparedRow,
  comparedShareRow,
  leastRow,
  machineWith,
  plainRow,
  type Report,
  table,
  timedBesideRow,
} from '../../../../scripts/bench/report.ts';

const what = { bench: 'start', metric: 'process start to interactive queue', unit: 'ms' };

describe('a row with a peer', () => {
  it('meets its goal at the limit, and misses it just above', () => {
    const peer = { name: 'an empty window', values: [100, 200, 300] };
    expect(comparedRow(what, [299, 300, 301], peer, 1.5)).toEqual({
      ...what,
      n: 3,
      median: 300,
      p95: 301,
      max: 301,
      peers: [{ name: 'an empty window', value: 200, ratio: 1.5 }],
      goal: 'The median is at most 1.5 times that of: an empty window.',
      met: true,
    });
    expect(comparedRow(what, [300.1], peer, 1.5).met).toBe(false);
  });
});

describe('a row with a limit', () => {
  it('meets its goal at the limit, and misses it just above, by the value that is asked for', () => {
    const values = [1, 2, 3, 4, 100];
    expect(boundedRow(what, values, 'median', 3)).toMatchObject({
      median: 3,
      max: 100,
      peers: [],
      goal: 'The median is at most 3 ms.',
      met: true,
    });
    expect(boundedRow(what, values, 'median', 2.9).met).toBe(false);
    expect(boundedRow(what, values, 'p95', 99).met).toBe(false);
    expect(boundedRow(what, values, 'max', 100).met).toBe(true);
  });
});

describe('a row with a least value', () => {
  it('is met from that median on', () => {
    const row = leastRow(what, [0.9, 0.96, 1], 0.96);
    expect(row).toMatchObject({ median: 0.96, goal: 'The median is at least 0.96 ms.', met: true });
    expect(leastRow(what, [0.9, 0.95], 0.96).met).toBe(false);
  });
});

describe("a row of a peer's", () => {
  it('tells its share, ours beside it, and whether ours is no smaller', () => {
    const row = comparedShareRow(what, [true, false, false, false], [true, true, false, false]);
    expect(row).toMatchObject({
      n: 4,
      median: 25,
      peers: [{ name: 'Vidi', value: 50, ratio: 0.5 }],
      met: true,
    });
    expect(comparedShareRow(what, [true], [false])).toMatchObject({ peers: [{ ratio: 0 }], met: false });
  });

  it('tells its time beside ours without a goal', () => {
    expect(timedBesideRow(what, [900], [60, 60])).toMatchObject({
      median: 900,
      peers: [{ value: 60, ratio: 15 }],
      met: null,
    });
  });
});

describe('a row without a goal', () => {
  it('says so and is neither met nor missed', () => {
    expect(plainRow(what, [1, 2])).toMatchObject({ median: 1.5, peers: [], met: null });
  });
});

describe('the table', () => {
  it('has a line a row, and says which machine and which Electron', () => {
    const report: Report = {
      machine: machineWith({ version: '33.2.1', source: 'npm-copy' }),
      at: '2026-11-24T20:00:00.000Z',
      rows: [comparedRow(what, [400], { name: 'floor', values: [200] }, 1.5), plainRow(what, [12.3456])],
    };
    const lines = table(report).split('\n');
    expect(lines[0]).toContain('Electron 33.2.1 (npm-copy)');
    expect(lines[2]).toMatch(/start +process start to interactive queue +ms +1 +400 +400 +400 +200 +2 +NO$/);
    expect(lines[3]).toMatch(/12\.35 .* -$/);
  });
});
