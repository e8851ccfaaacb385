import SimplePeer from 'simple-peer';
import { maxPeerMessageBytes } from '../shared/contracts/peer.ts';
import type { Signal } from '../shared/contracts/signal.ts';
import type { CallStats } from './peerState.ts';
import type { Role } from './signalOrder.ts';
import { openStillLine, type StillEnd } from './stillLine.ts';

/** What is sent: clones of the source tracks, or null where there is no device (the line is negotiated all the same). */
export interface OutgoingTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface ConnectionEvents {
  readonly onSignal: (data: Signal['data']) => void;
  readonly onConnected: () => void;
  readonly onMessage: (text: string) => void;
  /** Once, when it is dead of itself; never after `destroy()`. */
  readonly onClosed: () => void;
}

/** What one look at the line needs, and the numbers of the call. */
export interface ConnectionReport {
  readonly bytesReceived: number;
  readonly ice: RTCIceConnectionState;
  readonly stats: CallStats;
}

type Inner = SimplePeer.Instance & { readonly _pc: RTCPeerConnection | null };

/**
 * One simple-peer, from its offer to its death: the only place that knows it. Its errors never get out; it says
 * `onClosed` once. Three media lines stand from the first offer on: sound, camera, and a spare picture, so that
 * showing something later needs no renegotiation. Lines are told apart by their order, not by stream ids.
 */
export class SimplePeerConnection {
  readonly remote = new MediaStream();
  readonly #peer: Inner;
  readonly #events: ConnectionEvents;
  readonly #senders: { audio: RTCRtpSender | null; video: RTCRtpSender | null } = {
    audio: null,
    video: null,
  };
  #tracks: OutgoingTracks;
  #closeStills: () => void = () => {};
  #over = false;

  constructor(options: {
    readonly role: Role;
    readonly iceServers: readonly RTCIceServer[];
    readonly certificate: RTCCertificate | undefined;
    readonly tracks: OutgoingTracks;
    /** Our end of the way of stills, if this side has one. */
    readonly stills?: StillEnd | undefined;
    readonly events: ConnectionEvents;
  }) {
    this.#events = options.events;
    this.#tracks = options.tracks;
    this.#peer = new SimplePeer({
      initiator: options.role === 'initiator',
      trickle: true,
      // Without a config simple-peer calls public STUN servers of others (toolchain.md).
      config: {
        iceServers: [...options.iceServers],
        ...(options.certificate ? { certificates: [options.certificate] } : {}),
      },
    }) as Inner;
    const inner = this.#peer._pc;
    if (inner) {
      inner.addEventListener('track', (event) => this.#lineCame(inner, event));
      if (options.role === 'initiator') this.#addLines(inner);
      if (options.stills) this.#closeStills = openStillLine(inner, options.stills);
    }
    this.#listen();
  }

  /** Hands over a signal of the other side. A wrong one ends this connection at most, never the call. */
  signal(data: Signal['data']): void {
    if (this.#over || data.type === 'restart') return;
    try {
      this.#peer.signal(data as SimplePeer.SignalData);
    } catch {
      this.#close();
    }
  }

  /** Sends text on the data channel; false when it is not open. */
  send(text: string): boolean {
    if (this.#over || !this.#peer.connected) return false;
    try {
      this.#peer.send(text);
      return true;
    } catch {
      return false;
    }
  }

  /** Replaces what is sent; lines are never removed or added (pitfalls 5). */
  replaceTracks(tracks: OutgoingTracks): void {
    this.#tracks = tracks;
    for (const kind of ['audio', 'video'] as const) {
      // A sender whose connection has just died refuses: the next connection takes the tracks anew.
      this.#senders[kind]?.replaceTrack(tracks[kind]).catch(() => {});
    }
  }

  /**
   * Whether the picture's detail counts for more than its flow: where processor or line do not suffice, the frames become
   * fewer and not smaller. A browser that does not know the wish leaves it as it is.
   */
  preferDetail(detail: boolean): void {
    const sender = this.#senders.video;
    if (this.#over || sender === null) return;
    const { degradationPreference, ...parameters } = sender.getParameters();
    if ((degradationPreference === 'maintain-resolution') === detail) return;
    sender
      .setParameters(detail ? { ...parameters, degradationPreference: 'maintain-resolution' } : parameters)
      .catch(() => {});
  }

  /** A reading of the connection; null once it is dead. */
  async report(): Promise<ConnectionReport | null> {
    const inner = this.#over ? null : this.#peer._pc;
    if (!inner) return null;
    try {
      return readReport(await inner.getStats(), inner.iceConnectionState);
    } catch {
      return null;
    }
  }

  /** Ends it silently. */
  destroy(): void {
    if (this.#over) return;
    this.#over = true;
    this.#closeStills();
    this.#peer.destroy();
  }

  #listen(): void {
    this.#peer.on('signal', (data) => {
      if (this.#over) return;
      const known = asSignalData(data);
      if (known) this.#events.onSignal(known);
    });
    this.#peer.on('connect', () => {
      if (!this.#over) this.#events.onConnected();
    });
    this.#peer.on('data', (chunk: Uint8Array | string) => {
      if (this.#over) return;
      if (typeof chunk === 'string') return this.#events.onMessage(chunk);
      if (chunk.byteLength <= maxPeerMessageBytes) this.#events.onMessage(new TextDecoder().decode(chunk));
    });
    this.#peer.on('error', () => this.#close());
    this.#peer.on('close', () => this.#close());
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#closeStills();
    this.#peer.destroy();
    this.#events.onClosed();
  }

  /** simple-peer offers in a later task, so that lines added here stand in the first offer. */
  #addLines(inner: RTCPeerConnection): void {
    for (const kind of ['audio', 'video'] as const) {
      const track = this.#tracks[kind];
      this.#senders[kind] = inner.addTransceiver(track ?? kind, { direction: 'sendrecv' }).sender;
    }
    inner.addTransceiver('video', { direction: 'sendrecv' });
  }

  /** On the answering side this comes before the answer is made: what is set here stands in it. */
  #lineCame(inner: RTCPeerConnection, event: RTCTrackEvent): void {
    const { transceiver, track } = event;
    const ofKind = inner.getTransceivers().filter((one) => one.receiver.track.kind === track.kind);
    const place = ofKind.indexOf(transceiver);
    if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv';
    if (place !== 0) return;
    this.remote.addTrack(track);
    const kind = track.kind === 'audio' ? 'audio' : 'video';
    if (this.#senders[kind] === null) {
      this.#senders[kind] = transceiver.sender;
      transceiver.sender.replaceTrack(this.#tracks[kind]).catch(() => {});
    }
  }
}

/** simple-peer also speaks of renegotiation and of transceivers: ours needs neither, and does not pass them on. */
function asSignalData(data: SimplePeer.SignalData): Signal['data'] | null {
  if (data.type === 'offer' || data.type === 'answer') {
    return data.sdp === undefined ? null : { type: data.type, sdp: data.sdp };
  }
  if (data.type !== 'candidate' || !data.candidate) return null;
  const { candidate, sdpMid, sdpMLineIndex } = data.candidate;
  return candidate === undefined
    ? null
    : { type: 'candidate', candidate: { candidate, sdpMid, sdpMLineIndex } };
}

// biome-ignore lint/suspicious/noExplicitAny: the DOM types name no fields of stats reports
type StatsEntry = any;

function readReport(report: RTCStatsReport, ice: RTCIceConnectionState): ConnectionReport {
  const byId = new Map<string, StatsEntry>();
  report.forEach((entry: StatsEntry) => {
    byId.set(entry.id, entry);
  });
  const entries = [...byId.values()];
  const transport = entries.find((one) => one.type === 'transport');
  const pair =
    byId.get(transport?.selectedCandidatePairId) ??
    entries.find((one) => one.type === 'candidate-pair' && (one.selected || one.nominated));
  const video = entries
    .filter((one) => one.type === 'inbound-rtp' && one.kind === 'video')
    .sort((a, b) => (b.framesDecoded ?? 0) - (a.framesDecoded ?? 0))[0];
  const local = byId.get(pair?.localCandidateId);
  const remote = byId.get(pair?.remoteCandidateId);
  const bytesReceived: number = transport?.bytesReceived ?? pair?.bytesReceived ?? 0;
  return {
    bytesReceived,
    ice,
    stats: {
      framesDecoded: video?.framesDecoded ?? 0,
      width: video?.frameWidth ?? 0,
      height: video?.frameHeight ?? 0,
      bytesReceived,
      roundTripMs:
        typeof pair?.currentRoundTripTime === 'number' ? Math.round(pair.currentRoundTripTime * 1000) : null,
      candidatePair:
        local && remote
          ? { local: local.candidateType, remote: remote.candidateType, protocol: local.protocol }
          : null,
    },
  };
}
