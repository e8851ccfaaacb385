import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The cases of the tables "Bad input" (issues 4 to 6), one by one as they stand in `test/bad-input.md`, first column. A case
 * is added here first; then the list lacks it, and this fails.
 */
const cases = [
  'link: wrong',
  'link: foreign',
  'link: revoked',
  'link: before its time',
  'second tab in the same browser',
  'second phone or browser with the same link',
  'second phone let in, then the first comes back',
  'patient: presses everything twice, goes back and forward, opens ten tabs',
  'message, renderer to main: malformed',
  'message, renderer to main: from a foreign frame',
  'message, staff to the hub: malformed',
  'message, staff to the hub: oversized',
  'message, staff to the hub: out of order',
  'message, staff to the hub: repeated',
  'message, staff to the hub: forged (wrong secret, foreign origin)',
  'message, patient to the hub: malformed',
  'message, patient to the hub: oversized',
  'message, patient to the hub: a flood',
  'message, console and patient: malformed, oversized, old or repeated',
  'message, any contract: arbitrary',
  'signal to another visit',
  "a patient asking for staff's events",
  'camera or microphone: refused',
  'camera or microphone: missing',
  'camera or microphone: taken',
  'camera or microphone: unplugged',
  'in-app browser without a camera',
  'booking row: invalid number',
  'booking row: end before start',
  'booking row: unknown profession',
  'booking file: wrong encoding',
  'booking file: 10,001 rows',
  'day list in CSV: another encoding',
  'day list in CSV: ragged rows',
  'day list in CSV: quotes not closed',
  'day list in CSV: formulas, HTML',
  'day list in CSV: 50 MB',
  'day list in CSV: binary',
  'day list in CSV: 10,001 rows',
  'day list in CSV: a time that is none',
  'day list in CSV: protected identity perhaps',
  'day list: the same booking twice',
  'day list: connection lost in the middle',
  'booking by hand: refused',
  'journal of a draft: corrupt',
  'settings: corrupt',
  'profile: damaged, or its person exchanged',
  'secret: wrong again and again',
  'secret: forgotten',
  'profile folder: read-only',
  'journal of a draft: wrong key',
  'disk: full',
  'two consoles on the same data folder',
  'port: taken',
  'hub: dead',
  'hub: of another version',
  'two consoles take the same visit at once, one of them offline',
  'connection to the clinic lost for an hour with commands pending',
  'hub elsewhere: not the one of the line',
  'connection line: cut off, used, over',
  'enrolment code: twice, over, guessed, malformed',
  "console's proof: replayed, old, of another key or another hub",
  'console: ended by the administrator',
  "clinic's own hub: settings, key files, certificates that are wrong",
  'display: unplugged, or the window off every screen',
  'data folder: cannot be written, gone',
  'text: 100,000 characters pasted',
  'text: emoji, right-to-left, HTML',
  'text: NUL',
  'text: in every text field',
  'prepared answer: 50,000 characters',
  'prepared answer: scripts',
  'prepared answer: a form of an older version',
  'clock: moved back',
  'clock: over midnight',
  'clock: over daylight saving',
  "clock: the hub's and the phone's differ by 10 minutes",
  'document: mirrored, upside down',
  'document: none, and pictures of nothing',
  'document: cannot be read',
  'document: of another person',
  'document: expired',
  "document: the child's, for the guardian",
  'document: of a kind or a state that the clinic does not accept',
  'guardian: number typed that is none',
  "decision: a guardian's for somebody else, without child or relation",
  "clinic's identity file: not JSON, unknown words, too large, absent",
  'document: a digit printed wrong',
  'document: changed in between',
  'still: no picture, or lying about its size',
  'still: never ends',
  'still: comes twice',
  'picture file: grey, CMYK, 1 × 1',
  'picture file: huge, or lying about its size',
  'picture file: truncated, or none',
  "reader's model: damaged or absent",
  'window: locked, or the computer sleeps, while a document is read',
  "reader's worker: dies",
] as const;

const root = resolve(import.meta.dirname, '../..');

interface Line {
  readonly given: string;
  readonly outcome: string;
  readonly file: string;
  readonly title: string;
}

/** The lines of the list; a cell may hold `\|`, and stands in backticks where it is a file or a test's name. */
function linesOf(markdown: string): readonly Line[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const cells = line.slice(1, -1).split(/(?<!\\)\|/);
      const [given = '', outcome = '', file = '', title = ''] = cells.map((cell) =>
        cell
          .trim()
          .replaceAll('\\|', '|')
          .replace(/^`(.*)`$/, '$1'),
      );
      return { given, outcome, file, title };
    });
}

/** Whether a source holds a test (not skipped for good, not a plan) of exactly this title, however it is quoted. */
function holdsTest(source: string, title: string): boolean {
  const plain = source.replaceAll(/\\(['"`])/g, '$1');
  const titled = new RegExp(`\\(\\s*(['"\`])${escaped(title)}\\1,`, 'g');
  return [...plain.matchAll(titled)].some((hit) => {
    const before = plain.slice(0, hit.index);
    // The last test that begins before the title; with `.each` its table stands in between.
    const begun = before.match(/(?:^|[^.\w])((?:it|test)(?:\.\w+)*)(?=\(|$)/g)?.at(-1) ?? '';
    const name = begun.trim();
    const direct = before.endsWith(name) || /\)$/.test(before);
    return name !== '' && direct && !/\.(skip|todo|fails)\b/.test(name);
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const lines = linesOf(readFileSync(join(root, 'test/bad-input.md'), 'utf8'));

describe('the list of bad input', () => {
  it('has every case of the issue, and no other', () => {
    expect([...new Set(lines.map((line) => line.given))].sort()).toEqual([...cases].sort());
  });

  it.each(lines.map((line) => [line.given, line] as const))('%s: its test is there', (_given, line) => {
    expect(line.outcome).not.toBe('');
    const file = join(root, line.file);
    expect([line.file, line.file !== '' && existsSync(file)]).toEqual([line.file, true]);
    expect([line.title, holdsTest(readFileSync(file, 'utf8'), line.title)]).toEqual([line.title, true]);
  });
});

describe('the check itself', () => {
  it('finds a title however it is quoted or broken, and nothing that is skipped, planned or only said', () => {
    expect(holdsTest("it('is kept', () => {})", 'is kept')).toBe(true);
    expect(holdsTest('test("is kept", () => {})', 'is kept')).toBe(true);
    expect(holdsTest('it(\n  `is kept`,\n  () => {})', 'is kept')).toBe(true);
    expect(holdsTest("it.skipIf(isRoot)('is kept', () => {})", 'is kept')).toBe(true);
    expect(holdsTest("it('keeps the patient\\'s note', () => {})", "keeps the patient's note")).toBe(true);
    expect(holdsTest("it.each([\n  ['it', 1],\n])('is kept', () => {})", 'is kept')).toBe(true);
    expect(holdsTest("it.skip.each([1])('is kept', () => {})", 'is kept')).toBe(false);
    expect(holdsTest("it('is kept, too', () => {})", 'is kept')).toBe(false);
    expect(holdsTest("it.skip('is kept', () => {})", 'is kept')).toBe(false);
    expect(holdsTest("it.todo('is kept', 1)", 'is kept')).toBe(false);
    expect(holdsTest("// is kept\nlog('is kept', 1)", 'is kept')).toBe(false);
  });

  it('reads cells with a bar in them', () => {
    expect(linesOf('| a | b | c | d |\n| - | - | - | - |\n| x | y | `f.ts` | `one \\| two` |')).toEqual([
      { given: 'x', outcome: 'y', file: 'f.ts', title: 'one | two' },
    ]);
  });
});
