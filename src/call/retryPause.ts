const connectingMs = [4_000, 6_000, 8_000] as const;
const askingMs = [500, 1_000, 2_000, 3_000] as const;

/**
 * Milliseconds until the attempt after the `attempt`th (from 1). A connection that is being made gets time to try its ways
 * (`connecting`); asking an other side that does not answer backs off to 3 s, so that its return is met soon.
 */
export function pause(attempt: number, connecting: boolean): number {
  const steps = connecting ? connectingMs : askingMs;
  return steps[Math.min(Math.max(0, attempt - 1), steps.length - 1)] as number;
}
