import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countCheck, countTests, lastLine } from '../../../../scripts/set-up/test-report.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const well = { code: 0, timedOut: false };

function report(content: object | string) {
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('countTests', () => {
  it("counts as Vitest's report does", () => {
    const file = report({
      numPassedTests: 7,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [],
    });
    expect(countTests(file, { code: 1, timedOut: false })).toMatchObject({
      passed: 7,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts each file that could not be loaded as failed', () => {
    const file = report({
      numPassedTests: 7,
      numFailedTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    });
    expect(countTests(file, { code: 1, timedOut: false })).toMatchObject({ passed: 7, failed: 2 });
  });

  it('lets no part pass that ran no test', () => {
    expect(countTests(report({ numPassedTests: 0 }), well)).toMatchObject({ failed: 1, note: 'no test ran' });
  });

  it('lets no part pass whose Vitest ended badly or in no time', () => {
    const file = report({ numPassedTests: 7 });
    expect(countTests(file, { code: 1, timedOut: false })).toMatchObject({ passed: 7, failed: 1 });
    expect(countTests(file, { code: 124, timedOut: true })).toMatchObject({
      failed: 1,
      note: 'not done in time',
    });
  });

  it('lets no part pass without a whole report', () => {
    expect(countTests('/no/such/report.json', well)).toMatchObject({ passed: 0, failed: 1 });
    expect(countTests(report('{"numPassedTests": 7'), well)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the last line', () => {
  it('sums the parts; lint and types count as one each', () => {
    const counts = [
      countCheck(well),
      countCheck({ code: 2, timedOut: false }),
      countTests(report({ numPassedTests: 410 }), well),
    ];
    expect(lastLine(counts)).toBe('411 passed, 1 failed');
  });

  it('names what was skipped', () => {
    expect(lastLine([{ passed: 3, failed: 0, skipped: 2 }])).toBe('3 passed, 0 failed, 2 skipped');
  });
});
