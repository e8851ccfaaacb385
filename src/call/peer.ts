import type { Signal } from '../shared/contracts/signal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { freshWatch, lookAtLine, watchEveryMs } from './lineWatch.ts';
import type { LocalMedia } from './localMedia.ts';
import type { LocalTracks, Sending } from './localTracks.ts';
import type { CallStats, PeerState } from './peerState.ts';
import { pause } from './retryPause.ts';
import type { Signalling } from './signalling.ts';
import { type Inbox, inboxFor, type Role, receive } from './signalOrder.ts';
import { SimplePeerConnection } from './simplePeerConnection.ts';
import type { StillEnd } from './stillLine.ts';

export interface PeerOptions {
  /** The console is the initiator and alone raises the generation. */
  readonly role: Role;
  readonly signalling: Signalling;
  readonly media: LocalMedia;
  readonly iceServers: readonly RTCIceServer[];
  /** One for the visit (`makeCertificate`), so that check words outlive a reconnection. */
  readonly certificate?: RTCCertificate;
  /** The newest generation that an earlier peer of this page has seen: what is older is not begun again. */
  readonly knownGeneration?: number;
  readonly now: Clock;
  /** Text of the other side on the data channel, unparsed. */
  readonly onMessage: (text: string) => void;
  /** Our end of the way of stills, on a channel of its own; it outlives connections. */
  readonly stills?: StillEnd;
}

/** Sent on the data channel at each look, so that silence of the line can be told from a quiet call. */
const beat = '\u2661';
/** How long the answering side waits for an offer before it asks for one. */
const offerAwaitedMs = 500;
/** A restart asked for within this time of our offer has crossed it on the way. */
const crossingMs = 400;
/** Kept at most of signals that come before their offer. */
const mostEarly = 64;

/**
 * The call with one other side. It outlives any one connection: when the line is lost it says `interrupted`
 * and makes a fresh one by itself, until `end()`. Nothing that the other side sends can end it.
 */
export class Peer {
  readonly #options: PeerOptions;
  readonly #listeners = new Set<(state: PeerState) => void>();
  readonly #clones: LocalTracks;
  readonly #unsubscribe: () => void;
  #state: PeerState = { state: 'idle' };
  #connection: SimplePeerConnection | null = null;
  #inbox: Inbox;
  #early: Signal[] = [];
  #nextN = 0;
  #detail = false;
  #attempts = 0;
  #attemptAt = 0;
  #attemptUnheard = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#inbox = inboxFor(options.knownGeneration ?? 0);
    this.#clones = options.media.cloneFor((tracks) => this.#connection?.replaceTracks(tracks));
    this.#clones.allow({ audio: true, video: true });
    this.#unsubscribe = options.signalling.onSignal((signal) => this.#receive(signal));
  }

  get state(): PeerState {
    return this.#state;
  }

  /** The newest generation seen; 0 before the first. */
  get generation(): number {
    return this.#inbox.generation;
  }

  readonly subscribe = (listener: (state: PeerState) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins: the initiator offers, the answering side waits for an offer and asks for one when none comes. */
  start(): void {
    if (this.#state.state !== 'idle') return;
    const generation = Math.max(1, this.#inbox.generation);
    this.#set({ state: 'connecting', generation, since: this.#options.now() });
    const early = this.#early;
    this.#early = [];
    if (this.#options.role === 'initiator') this.#offer();
    else this.#later(offerAwaitedMs, () => this.#askRestart());
    for (const signal of early) this.#receive(signal);
  }

  /** Sends text on the data channel; false when it did not go. */
  send(text: string): boolean {
    return this.#state.state === 'connected' && (this.#connection?.send(text) ?? false);
  }

  /** What this peer's clones send, beside the person's own mutes: both false on hold. */
  setSending(sending: Sending): void {
    this.#clones.allow(sending);
  }

  /** Whether what is sent must be seen in detail, as a document must, rather than flow; it outlives connections. */
  preferDetail(detail: boolean): void {
    this.#detail = detail;
    if (this.#state.state === 'connected') this.#connection?.preferDetail(detail);
  }

  /** Numbers of the living connection; null while there is none. */
  async stats(): Promise<CallStats | null> {
    return (await this.#connection?.report())?.stats ?? null;
  }

  /** Begins anew at once, for a person who does not want to wait for the next attempt. */
  retryNow(): void {
    if (this.#state.state !== 'connecting' && this.#state.state !== 'interrupted') return;
    if (this.#options.role === 'initiator') this.#offer();
    else this.#askRestart();
  }

  /** Over: connection and clones are let go, nothing more is said. */
  end(): void {
    if (this.#state.state === 'ended') return;
    this.#drop();
    clearTimeout(this.#retry);
    this.#unsubscribe();
    this.#clones.release();
    this.#set({ state: 'ended' });
    this.#listeners.clear();
  }

  #receive(signal: Signal): void {
    const { state } = this.#state;
    if (state === 'ended') return;
    if (state === 'idle') {
      // The other side was quicker: what it sent is kept for `start`.
      if (this.#early.length < mostEarly) this.#early.push(signal);
      return;
    }
    const { inbox, verdict } = receive(this.#inbox, signal, this.#options.role);
    this.#inbox = inbox;
    switch (verdict) {
      case 'take':
        this.#connection?.signal(signal.data);
        return;
      case 'begin':
        this.#answer(signal);
        return;
      case 'early':
        if (this.#early.length < mostEarly) this.#early.push(signal);
        return;
      case 'restart':
        this.#restartAsked(signal);
        return;
      case 'askRestart':
        this.#askRestart();
        return;
      case 'old':
      case 'repeat':
      case 'misplaced':
        return;
    }
  }

  /** A fresh generation of ours, and another one should it lead nowhere. */
  #offer(): void {
    this.#inbox = inboxFor(this.#inbox.generation + 1);
    this.#connect(this.#inbox.generation);
    this.#later(pause(this.#attempts, this.#connection !== null), () => this.#offer());
  }

  #answer(offer: Signal): void {
    this.#connect(offer.generation);
    this.#connection?.signal(offer.data);
    const early = this.#early;
    this.#early = [];
    for (const signal of early) if (signal.generation >= offer.generation) this.#receive(signal);
    this.#later(pause(this.#attempts, true), () => this.#askRestart());
  }

  #restartAsked(signal: Signal): void {
    if (this.#state.state === 'idle') return;
    const ahead = signal.generation > this.#inbox.generation;
    const crossed = performance.now() - this.#attemptAt < crossingMs;
    if (!ahead && crossed && !this.#attemptUnheard) return;
    this.#interrupt();
    if (ahead) this.#inbox = inboxFor(signal.generation);
    this.#offer();
  }

  /** The answering side cannot open a generation: it asks the initiator to, again and again. */
  #askRestart(): void {
    const generation = Math.max(1, this.#inbox.generation);
    void this.#options.signalling.send({ generation, n: this.#nextN++, data: { type: 'restart' } });
    this.#attempts += 1;
    this.#later(pause(this.#attempts, false), () => this.#askRestart());
  }

  #connect(generation: number): void {
    this.#interrupt();
    this.#drop();
    this.#attempts += 1;
    this.#attemptAt = performance.now();
    this.#attemptUnheard = false;
    this.#nextN = 0;
    const before = this.#state;
    if (before.state === 'interrupted') this.#set({ ...before, generation, attempt: this.#attempts });
    else {
      const since = before.state === 'connecting' ? before.since : this.#options.now();
      this.#set({ state: 'connecting', generation, since });
    }
    try {
      const connection: SimplePeerConnection = new SimplePeerConnection({
        role: this.#options.role,
        iceServers: this.#options.iceServers,
        certificate: this.#options.certificate,
        tracks: this.#clones.tracks,
        stills: this.#options.stills,
        events: {
          onSignal: (data) => void this.#sendSignal(generation, data),
          onConnected: () => this.#connected(generation, connection),
          onMessage: (text) => {
            if (text !== beat) this.#options.onMessage(text);
          },
          onClosed: () => {
            if (this.#connection === connection) this.#lost();
          },
        },
      });
      this.#connection = connection;
    } catch {
      // A browser without WebRTC, or out of peer connections: the next attempt comes by its timer.
    }
  }

  async #sendSignal(generation: number, data: Signal['data']): Promise<void> {
    const sent = await this.#options.signalling.send({ generation, n: this.#nextN++, data });
    if (sent.ok || data.type !== 'offer' || generation !== this.#inbox.generation) return;
    if (this.#state.state === 'ended') return;
    this.#attemptUnheard = true;
    this.#later(pause(this.#attempts, false), () => this.#offer());
  }

  #connected(generation: number, connection: SimplePeerConnection): void {
    if (this.#connection !== connection) return;
    clearTimeout(this.#retry);
    this.#attempts = 0;
    connection.preferDetail(this.#detail);
    this.#set({ state: 'connected', generation, since: this.#options.now(), remote: connection.remote });
    let watch = freshWatch;
    this.#watching = setInterval(async () => {
      connection.send(beat);
      const report = await connection.report();
      if (this.#connection !== connection || !report) return;
      const look = lookAtLine(watch, { at: performance.now(), ...report });
      watch = look.watch;
      if (look.lost) this.#lost();
    }, watchEveryMs);
  }

  #lost(): void {
    this.#drop();
    this.#interrupt();
    if (this.#options.role === 'initiator') {
      if (this.#attempts === 0) this.#offer();
      else this.#later(pause(this.#attempts, false), () => this.#offer());
    } else this.#later(offerAwaitedMs, () => this.#askRestart());
  }

  /** From a living call to an interrupted one; the last picture is kept. */
  #interrupt(): void {
    if (this.#state.state !== 'connected') return;
    const { generation, remote } = this.#state;
    this.#set({ state: 'interrupted', generation, since: this.#options.now(), attempt: 0, remote });
  }

  #drop(): void {
    clearInterval(this.#watching);
    const old = this.#connection;
    this.#connection = null;
    old?.destroy();
  }

  #later(ms: number, work: () => void): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(work, ms);
  }

  #set(state: PeerState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}
