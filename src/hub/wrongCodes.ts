import type { Clock } from '../shared/domain/time.ts';

const windowMs = 60_000;
/** Most addresses that are remembered at a time. */
const mostAddresses = 1_000;

/**
 * Slows guessing at enrolment codes: an address that has sent too many wrong ones waits for the rest of its minute, with
 * right ones too. Never longer, and no other address with it.
 */
export interface WrongCodeLimit {
  mustWait(address: string): boolean;
  wrong(address: string): void;
}

export function createWrongCodeLimit(clock: Clock, perMinute = 10): WrongCodeLimit {
  const windows = new Map<string, { readonly start: number; readonly count: number }>();

  function windowOf(address: string): { readonly start: number; readonly count: number } | undefined {
    const window = windows.get(address);
    const age = window === undefined ? 0 : clock() - window.start;
    // A clock that is moved back ends a window too, else it could hold for hours.
    return age < 0 || age >= windowMs ? undefined : window;
  }

  return {
    mustWait: (address) => (windowOf(address)?.count ?? 0) >= perMinute,
    wrong(address) {
      const window = windowOf(address);
      windows.delete(address);
      const [oldest] = windows.keys();
      if (windows.size >= mostAddresses && oldest !== undefined) windows.delete(oldest);
      windows.set(address, { start: window?.start ?? clock(), count: (window?.count ?? 0) + 1 });
    },
  };
}
