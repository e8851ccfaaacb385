import type { RefusalCode } from '../shared/domain/refusal.ts';

/** What the hub tells of itself: codes, names of requests and counts, never content. */
export interface Log {
  info(fields: Readonly<Record<string, string | number>>, message: string): void;
  warn(fields: Readonly<Record<string, string | number>>, message: string): void;
  error(fields: Readonly<Record<string, string | number>>, message: string): void;
}

export type BorderName = 'http' | 'staff' | 'patient';

/** Counts what was refused, by code. */
export interface RefusalCount {
  add(border: BorderName, code: RefusalCode, request?: string): void;
  counts(): Readonly<Partial<Record<RefusalCode, number>>>;
}

export function createRefusalCount(log: Log): RefusalCount {
  const counts: Partial<Record<RefusalCode, number>> = {};
  return {
    add(border, code, request) {
      counts[code] = (counts[code] ?? 0) + 1;
      log.warn({ border, code, ...(request === undefined ? {} : { request }) }, 'refused');
    },
    counts: () => ({ ...counts }),
  };
}
