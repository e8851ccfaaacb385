import { parseArgs } from 'node:util';

/** What the guided visit was asked for. */
export interface VisitArguments {
  readonly json: string | null;
  readonly shots: string | null;
}

/** Reads `--json FILE [--shots DIR]`; null when help was asked for. Throws on anything else. */
export function readArguments(args: readonly string[]): VisitArguments | null {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'string' }, shots: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: false,
  });
  if (values.help === true) return null;
  return { json: values.json ?? null, shots: values.shots ?? null };
}

export const help = `npm run visit -- [--json FILE] [--shots DIR]
Plays a whole visit through the real windows, without a hand: a patient waits, is let in, is identified, the note is
written, signed, delivered and read back.
  --json FILE   writes what was measured
  --shots DIR   keeps the pictures there (PNG)`;
