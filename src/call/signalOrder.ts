import type { Signal } from '../shared/contracts/signal.ts';

export type Role = 'initiator' | 'answerer';

/** What of the other side's signals has been taken: its newest generation, and which `n` of it. */
export interface Inbox {
  readonly generation: number;
  readonly seen: ReadonlySet<number>;
  /** SDP of the offer that opened this generation; null while only a generation number is known. */
  readonly offer: string | null;
}

/**
 * What to do with a signal.
 * `take`: hand it to the connection. `begin`: an offer of a newer generation, make a fresh connection for it.
 * `restart`: the answering side asks for a new generation. `early`: of a generation whose offer has not come yet, keep it.
 * `askRestart`: the initiator has begun again from a lower count (its page was loaded anew): tell it where we are.
 * `old`, `repeat`, `misplaced`: drop it.
 */
export type SignalVerdict =
  | 'take'
  | 'begin'
  | 'restart'
  | 'early'
  | 'askRestart'
  | 'old'
  | 'repeat'
  | 'misplaced';

/**
 * Orders one signal. Total: any signal in any state has a verdict.
 * The initiator's inbox must carry the generation that it has offered last (`inboxFor`).
 */
export function receive(
  inbox: Inbox,
  signal: Signal,
  role: Role,
): { readonly inbox: Inbox; readonly verdict: SignalVerdict } {
  const { type } = signal.data;
  const fits = role === 'initiator' ? type !== 'offer' : type === 'offer' || type === 'candidate';
  if (!fits) return { inbox, verdict: 'misplaced' };
  // A restart comes from a page that may know nothing of our generations: it is never too old, and may be ahead.
  if (type === 'restart') {
    return { inbox, verdict: 'restart' };
  }
  if (signal.data.type === 'offer') return receiveOffer(inbox, signal, signal.data.sdp);
  if (signal.generation > inbox.generation)
    return { inbox, verdict: role === 'answerer' ? 'early' : 'misplaced' };
  if (signal.generation < inbox.generation) return { inbox, verdict: 'old' };
  if (inbox.seen.has(signal.n)) return { inbox, verdict: 'repeat' };
  return { inbox: withSeen(inbox, signal.n), verdict: 'take' };
}

function receiveOffer(inbox: Inbox, signal: Signal, sdp: string): { inbox: Inbox; verdict: SignalVerdict } {
  if (signal.generation > inbox.generation) {
    return {
      inbox: { generation: signal.generation, seen: new Set([signal.n]), offer: sdp },
      verdict: 'begin',
    };
  }
  if (signal.generation === inbox.generation && inbox.offer === sdp) return { inbox, verdict: 'repeat' };
  return { inbox, verdict: 'askRestart' };
}

/** The inbox at the start of `generation`, none of its signals taken yet; 0 before the first. */
export function inboxFor(generation: number): Inbox {
  return { generation, seen: new Set(), offer: null };
}

function withSeen(inbox: Inbox, n: number): Inbox {
  const seen = new Set(inbox.seen);
  seen.add(n);
  return { ...inbox, seen };
}
