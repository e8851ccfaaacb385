/** How often the line is looked at and a beat is sent, in milliseconds. */
export const watchEveryMs = 300;
/** Without a byte for this long the line is lost (with the time of one look it is said within 2 s). */
const silentMs = 1_000;
/** The same when ICE itself has lost its checks: two witnesses need less time. */
const silentWhileDisconnectedMs = 700;
/** A look that comes later than this tells of our own page asleep, not of the line: it counts as this much. */
const longestLookMs = 500;

/** What is known of the line between two looks. */
export interface LineWatch {
  readonly lookedAt: number | null;
  readonly bytesReceived: number;
  readonly silentFor: number;
}

export const freshWatch: LineWatch = { lookedAt: null, bytesReceived: 0, silentFor: 0 };

export interface LineLook {
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
  /** All bytes that the transport has received; the other side's beat alone makes it grow. */
  readonly bytesReceived: number;
  readonly ice: RTCIceConnectionState;
}

/**
 * Looks once. Neither a stalled count nor a `disconnected` alone loses a line at once
 * (one lost consent check flips the state; pitfalls 1): silence does after `silentMs`, both together sooner.
 */
export function lookAtLine(
  watch: LineWatch,
  look: LineLook,
): { readonly watch: LineWatch; readonly lost: boolean } {
  const grew = watch.lookedAt === null || look.bytesReceived > watch.bytesReceived;
  const passed = watch.lookedAt === null ? 0 : Math.min(longestLookMs, Math.max(0, look.at - watch.lookedAt));
  const silentFor = grew ? 0 : watch.silentFor + passed;
  const dead = look.ice === 'failed' || look.ice === 'closed';
  const limit = look.ice === 'disconnected' ? silentWhileDisconnectedMs : silentMs;
  return {
    watch: { lookedAt: look.at, bytesReceived: Math.max(look.bytesReceived, watch.bytesReceived), silentFor },
    lost: dead || silentFor >= limit,
  };
}
