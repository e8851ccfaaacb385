import { writeSync } from 'node:fs';

/** What may stand beside a log line's event: counts and codes, never text that a person has typed, and no ids. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/**
 * Writes one JSON line to stderr, before it returns. Synchronous on purpose: the order of "the record is on disk" and
 * "the line is written" is part of what a test of the drafts sees.
 */
export function log(event: string, fields: LogFields = {}): void {
  const line = `${JSON.stringify({ at: Date.now(), event, ...fields })}\n`;
  try {
    writeSync(2, line);
  } catch {
    // A closed or full pipe must not stop the console.
  }
}

/** An error as it may be logged: its kind and where it was thrown. Its message can hold what a person typed. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as NodeJS.ErrnoException).code;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), places };
}
