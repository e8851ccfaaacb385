import type { NetworkReadiness } from '../shared/domain/readiness.ts';

const roundTrips = 5;
const throughputBytes = 256 * 1024;
/** A call needs about this: below it the picture suffers. */
const goodRoundTripMs = 300;
const goodBitsPerSecond = 1_000_000;
const timeLimitMs = 10_000;

export type NetworkKind = 'wifi' | 'cellular' | 'unknown';

/** Judges a measurement. `weak` still lets a call be made. */
export function judgeNetwork(
  kind: NetworkKind,
  roundTripMs: number,
  bitsPerSecond: number,
): NetworkReadiness {
  const good = roundTripMs < goodRoundTripMs && bitsPerSecond > goodBitsPerSecond;
  return { state: good ? 'good' : 'weak', kind, roundTripMs: Math.round(roundTripMs) };
}

/** Kind of network where the browser tells (Network Information API; not on iPhones). */
function networkKind(): NetworkKind {
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  if (connection?.type === 'wifi' || connection?.type === 'ethernet') return 'wifi';
  return connection?.type === 'cellular' ? 'cellular' : 'unknown';
}

/**
 * Measures the way to the hub: the median of a few small requests to `url` (GET), and the time that
 * 256 kB take up (POST), which is the direction that phones lack. Never throws.
 */
export async function testNetwork(url: string): Promise<NetworkReadiness> {
  // Not `AbortSignal.timeout`: Safari before 16 has none.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeLimitMs);
  const { signal } = limit;
  try {
    const times: number[] = [];
    for (let index = 0; index < roundTrips; index += 1) times.push(await timed(url, { signal }));
    times.sort((a, b) => a - b);
    const roundTripMs = times[Math.floor(times.length / 2)] as number;
    const body = new Uint8Array(throughputBytes);
    const headers = { 'content-type': 'application/octet-stream' };
    const upMs = await timed(url, { method: 'POST', body, headers, signal });
    const bits = (throughputBytes * 8) / (Math.max(1, upMs - roundTripMs) / 1000);
    return judgeNetwork(networkKind(), roundTripMs, bits);
  } catch {
    return { state: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

async function timed(url: string, init: RequestInit): Promise<number> {
  const from = performance.now();
  const response = await fetch(url, { cache: 'no-store', ...init });
  if (!response.ok) throw new Error('probe refused');
  await response.arrayBuffer();
  return performance.now() - from;
}
