import type { NetworkReadiness } from '../shared/domain/readiness.ts';

/**
 * Whether "phone calls can interrupt: aeroplane mode, then wifi" is worth saying: on the telephone's own network, and on a
 * phone whose browser does not tell which network it is on (iPhones). Never on a computer.
 */
export function planeIsAdvised(network: NetworkReadiness, userAgent: string): boolean {
  const kind = network.state === 'good' || network.state === 'weak' ? network.kind : 'unknown';
  if (kind === 'cellular') return true;
  return kind === 'unknown' && /iPhone|Android.*Mobile/.test(userAgent);
}
