import { cpus, release, totalmem, type } from 'node:os';
import { median, type Summary, summary } from './statistics.ts';

/** Something else measured in the same run, and how many times it ours is: of both what the goal is of. */
export interface Peer {
  readonly name: string;
  readonly value: number;
  readonly ratio: number;
}

/** One line of the report. */
export interface Row extends Summary {
  readonly bench: string;
  readonly metric: string;
  readonly unit: string;
  readonly peers: readonly Peer[];
  /** A sentence. */
  readonly goal: string;
  /** Computed from the numbers; null where there is no goal. */
  readonly met: boolean | null;
}

export interface Machine {
  readonly os: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly electron: string;
  readonly electronSource: string;
}

export interface Report {
  readonly machine: Machine;
  /** When the run began, ISO 8601. */
  readonly at: string;
  readonly rows: readonly Row[];
}

export function machineWith(electron: { readonly version: string; readonly source: string }): Machine {
  return {
    os: `${type()} ${release()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: rounded(totalmem() / 2 ** 30),
    node: process.versions.node,
    electron: electron.version,
    electronSource: electron.source,
  };
}

/** A row with a peer of the same run, and the goal that our median is at most `atMost` times the peer's. */
export function comparedRow(
  what: { readonly bench: string; readonly metric: string; readonly unit: string },
  ours: readonly number[],
  peer: { readonly name: string; readonly values: readonly number[] },
  atMost: number,
): Row {
  const theirs = median(peer.values);
  const ratio = median(ours) / theirs;
  return {
    ...what,
    ...roundedAll(summary(ours)),
    peers: [{ name: peer.name, value: rounded(theirs), ratio: rounded(ratio) }],
    goal: `The median is at most ${atMost} times that of: ${peer.name}.`,
    met: ratio <= atMost,
  };
}

/** A row whose median, 95th percentile or worst value is at most a limit; `floor`: what the machine itself takes for the like. */
export function boundedRow(
  what: { readonly bench: string; readonly metric: string; readonly unit: string },
  values: readonly number[],
  by: 'median' | 'p95' | 'max',
  atMost: number,
  floor: { readonly name: string; readonly values: readonly number[] } | null = null,
): Row {
  const summed = summary(values);
  const least = floor === null ? 0 : summary(floor.values)[by];
  return {
    ...what,
    ...roundedAll(summed),
    peers:
      floor === null ? [] : [{ name: floor.name, value: rounded(least), ratio: rounded(summed[by] / least) }],
    goal: `The ${by} is at most ${atMost} ${what.unit}.`,
    met: summed[by] <= atMost,
  };
}

/** A row whose median is at least a limit. */
export function leastRow(
  what: { readonly bench: string; readonly metric: string; readonly unit: string },
  values: readonly number[],
  atLeast: number,
): Row {
  const summed = summary(values);
  return {
    ...what,
    ...roundedAll(summed),
    peers: [],
    goal: `The median is at least ${atLeast} ${what.unit}.`,
    met: summed.median >= atLeast,
  };
}

/** A row that is told as it is. */
export function plainRow(
  what: { readonly bench: string; readonly metric: string; readonly unit: string },
  values: readonly number[],
): Row {
  return {
    ...what,
    ...roundedAll(summary(values)),
    peers: [],
    goal: 'No goal is set; the numbers are told.',
    met: null,
  };
}

/** The report as lines for a terminal. */
export function table(report: Report): string {
  const head = ['bench', 'metric', 'unit', 'n', 'median', 'p95', 'max', 'peer', 'ratio', 'met'];
  const lines = report.rows.map((row) => [
    row.bench,
    row.metric,
    row.unit,
    String(row.n),
    String(row.median),
    String(row.p95),
    String(row.max),
    row.peers.map((peer) => String(peer.value)).join(' '),
    row.peers.map((peer) => String(peer.ratio)).join(' '),
    row.met === null ? '-' : row.met ? 'yes' : 'NO',
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const drawn = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const { cpu, cores, electron, electronSource } = report.machine;
  const goals = report.rows
    .filter((row) => row.met !== null)
    .map((row) => `${row.bench}, ${row.metric}: ${row.goal}`);
  return [`${cpu}, ${cores} cores, Electron ${electron} (${electronSource})`, ...drawn, ...goals].join('\n');
}

/** Three digits that mean something, whatever the unit. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function roundedAll({ n, ...values }: Summary): Summary {
  return { n, median: rounded(values.median), p95: rounded(values.p95), max: rounded(values.max) };
}

/** A row of trials, each a yes or a no, whose share of yes is at least, or at most, so much; null: it is told as it is. */
export function sharedRow(
  what: { readonly bench: string; readonly metric: string },
  trials: readonly boolean[],
  goal: number | null,
  bound: 'least' | 'most' = 'least',
): Row {
  const count = trials.filter((yes) => yes).length;
  const percent = (100 * count) / trials.length;
  const limit = (goal ?? 0) * 100;
  return {
    ...what,
    unit: '%',
    n: trials.length,
    median: rounded(percent),
    p95: rounded(percent),
    max: rounded(percent),
    peers: [],
    goal:
      goal === null
        ? 'No goal is set; the number is told.'
        : `Of ${trials.length} ${count}; at ${bound} ${limit} %.`,
    met: goal === null ? null : bound === 'least' ? percent >= limit : percent <= limit,
  };
}

/** A row of a peer's trials beside our own on the same things, with the goal that ours are at least as many. */
export function comparedShareRow(
  what: { readonly bench: string; readonly metric: string },
  theirs: readonly boolean[],
  ours: readonly boolean[],
): Row {
  const row = sharedRow(what, theirs, null);
  const own = sharedRow(what, ours, null).median;
  return {
    ...row,
    peers: [{ name: 'Vidi', value: own, ratio: ratioOf(row.median, own) }],
    goal: 'Vidi reads at least as many of the same pictures.',
    met: own >= row.median,
  };
}

/** What a peer takes for each of the things that ours took so long for; told, not judged. */
export function timedBesideRow(
  what: { readonly bench: string; readonly metric: string; readonly unit: string },
  theirs: readonly number[],
  ours: readonly number[],
): Row {
  const row = plainRow(what, theirs);
  const own = rounded(median(ours));
  return { ...row, peers: [{ name: 'Vidi', value: own, ratio: ratioOf(row.median, own) }] };
}

/** How many times the one is the other; 0 where there is nothing to be a part of. */
function ratioOf(one: number, other: number): number {
  return other === 0 ? 0 : rounded(one / other);
}
