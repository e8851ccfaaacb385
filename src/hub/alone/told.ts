import type { Result } from '../../shared/domain/refusal.ts';

/** A value, or why there is none: lines for the administrator, each beginning with the setting or option it is about. */
export type Told<T> = Result<T, readonly string[]>;

export function tell(...lines: readonly string[]): {
  readonly ok: false;
  readonly refusal: readonly string[];
} {
  return { ok: false, refusal: lines };
}

/** All that is wrong with any of these, together: the administrator mends them in one go. */
export function troubles(...all: readonly Told<unknown>[]): readonly string[] {
  return all.flatMap((one) => (one.ok ? [] : one.refusal));
}

/** The error's code, as the system gives it (`EACCES`); its message may hold what it was about. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
