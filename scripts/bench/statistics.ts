/** What is told of many measurements: how many, the middle, the 95th percentile and the worst. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** The middle value; of an even number the mean of the two in the middle. Throws on none: then nothing was measured. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const upper = at(sorted, Math.floor(sorted.length / 2));
  return sorted.length % 2 === 1 ? upper : (at(sorted, sorted.length / 2 - 1) + upper) / 2;
}

/** The smallest value that at least 95 % of the values do not exceed (nearest rank: always one that was measured). */
export function p95(values: readonly number[]): number {
  const sorted = inOrder(values);
  return at(sorted, Math.ceil(sorted.length * 0.95) - 1);
}

export function summary(values: readonly number[]): Summary {
  return { n: values.length, median: median(values), p95: p95(values), max: Math.max(...inOrder(values)) };
}

function inOrder(values: readonly number[]): readonly number[] {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value)))
    throw new Error('nothing was measured, or something that is no number');
  return values.toSorted((one, other) => one - other);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new Error(`no value at ${index}`);
  return value;
}
