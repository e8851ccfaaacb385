import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count */

/**
 * A part that is one check: lint, types.
 *
 * @param {{ code: number, timedOut: boolean }} outcome
 * @returns {Count}
 */
export function countCheck(outcome) {
  if (outcome.code === 0) return { passed: 1, failed: 0, skipped: 0 };
  return { passed: 0, failed: 1, skipped: 0, note: outcome.timedOut ? 'not done in time' : undefined };
}

/**
 * A part that Vitest ran, from its JSON report. Whatever keeps the tests from being seen to pass counts as a
 * failure: no report, no test, a file that could not be loaded, an error outside the tests.
 *
 * @param {string} file
 * @param {{ code: number, timedOut: boolean }} outcome
 * @returns {Count}
 */
export function countTests(file, outcome) {
  const unseen = outcome.timedOut ? 'not done in time' : undefined;
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, note: unseen ?? 'Vitest left no report' };
  }
  const passed = report.numPassedTests ?? 0;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  const unloaded = (report.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  const failed = (report.numFailedTests ?? 0) + unloaded;
  if (failed === 0 && passed + skipped === 0)
    return { passed, failed: 1, skipped, note: unseen ?? 'no test ran' };
  if (failed === 0 && outcome.code !== 0) {
    return { passed, failed: 1, skipped, note: unseen ?? `Vitest ended with code ${outcome.code}` };
  }
  return { passed, failed, skipped, note: unloaded > 0 ? `${unloaded} files could not be loaded` : unseen };
}

/**
 * The last line of `npm test`.
 *
 * @param {readonly Count[]} counts
 */
export function lastLine(counts) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
