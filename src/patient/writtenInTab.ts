import { z } from 'zod';
import type { PrepareQuestion } from '../shared/domain/preparation.ts';

/** What is written and not sent yet, by question. */
export type Written = Partial<Readonly<Record<PrepareQuestion, string>>>;

const key = 'vidi.written';
const stored = z.record(z.string(), z.string());

/**
 * What was written in this tab and has not been sent: a phone throws a page away while its owner looks for the name of a
 * medicine. It goes when it is sent, when the visit is over or has moved, and with the tab.
 */
export function readWritten(): Written {
  try {
    return stored.parse(JSON.parse(sessionStorage.getItem(key) ?? '{}')) as Written;
  } catch {
    return {};
  }
}

export function keepWritten(written: Written): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(written));
  } catch {
    // Kept by the page itself, until a reload.
  }
}

export function forgetWritten(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}
