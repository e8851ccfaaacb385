import { makeCertificate } from '../call/certificate.ts';
import type { LocalMedia, LocalMediaState } from '../call/localMedia.ts';
import type { Peer } from '../call/peer.ts';
import type { PeerState } from '../call/peerState.ts';
import type { Signalling } from '../call/signalling.ts';
import type { StillSender } from '../call/stillSender.ts';
import { type ConsoleToPatient, consoleToPatient, type PatientToConsole } from '../shared/contracts/peer.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { DocumentStills, Viewfinder } from './stills/documentStills.ts';

const codeRetryMs = 2_000;

interface CallOptions {
  readonly clock: Clock;
  readonly media: LocalMedia;
  readonly signalling: Signalling;
  readonly onPeer: (state: PeerState) => void;
  readonly onMessage: (message: ConsoleToPatient) => void;
  /** A still of the document is being taken and sent. */
  readonly onSendingStill: (sending: boolean) => void;
}

type CallCode = typeof import('./callCode.ts');

/**
 * The page's call, from being let in to its end: one peer at a time, the answering one. The certificate lives
 * as long as the page. Idempotent: `begin` and `end` may be asked for with every state.
 */
export class PatientCall {
  readonly #options: CallOptions;
  #wanted = false;
  #peer: Peer | null = null;
  #iceServers: readonly RTCIceServer[] = [];
  #certificate: Promise<RTCCertificate | undefined> | null = null;
  #code: Promise<CallCode> | null = null;
  #stills: { readonly sender: StillSender; readonly taken: DocumentStills } | null = null;
  #viewfinder: Viewfinder | null = null;
  #hold = false;
  #generation = 0;
  #saidMedia = '';
  #missingSince: Instant | null = null;
  /** Messages of the console that this page does not know: refused, counted, and the call lives on. */
  unknownMessages = 0;

  constructor(options: CallOptions) {
    this.#options = options;
    options.media.subscribe((state) => this.#sayMedia(state));
  }

  /** Fetches what a call needs and the way in does not, so that it is there when the person is let in. */
  prepare(): void {
    void this.#loadCode().catch(() => {});
  }

  begin(iceServers: readonly RTCIceServer[]): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#iceServers = iceServers;
    void this.#makePeer();
  }

  end(): void {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#letGo();
    // Later than the state that asks for it, which is being decided now.
    queueMicrotask(() => {
      if (!this.#wanted) this.#options.onPeer({ state: 'idle' });
    });
  }

  /** A fresh peer in place of one that does not heal; the last picture goes with the old one. */
  restart(): void {
    if (!this.#wanted) return;
    if (this.#missingSince !== null) {
      location.reload();
      return;
    }
    this.#letGo();
    void this.#makePeer();
  }

  /** The page is in front again: an interrupted call asks for its connection at once. */
  wake(): void {
    this.#peer?.retryNow();
  }

  /** Nobody sees or hears: our clones go silent here, whatever the other side does. It outlives a reconnection. */
  setHold(hold: boolean): void {
    if (hold === this.#hold) return;
    this.#hold = hold;
    this.#peer?.setSending({ audio: !hold, video: !hold });
  }

  sendNoDocument(): boolean {
    return this.#send({ v: protocolVersion, type: 'noDocument' });
  }

  /**
   * A document is asked for, and held here; null: it is not any more. Stills of it are taken and sent as the clinic wants
   * them, and the call's own picture keeps its detail.
   */
  holdDocument(viewfinder: Viewfinder | null): void {
    this.#viewfinder = viewfinder;
    this.#peer?.preferDetail(viewfinder !== null);
    this.#stills?.taken.look(viewfinder);
  }

  async #makePeer(): Promise<void> {
    this.#certificate ??= makeCertificate().catch(() => undefined);
    const certificate = await this.#certificate;
    const code = await this.#loadCode().catch(() => null);
    if (!this.#wanted || this.#peer) return;
    if (!code) return this.#codeIsMissing();
    this.#missingSince = null;
    this.#stills ??= this.#makeStills(code);
    const peer: Peer = new code.Peer({
      role: 'answerer',
      signalling: this.#options.signalling,
      media: this.#options.media,
      iceServers: this.#iceServers,
      knownGeneration: this.#generation,
      now: this.#options.clock,
      onMessage: (text) => this.#receive(text),
      stills: this.#stills.sender,
      ...(certificate && { certificate }),
    });
    this.#peer = peer;
    peer.setSending({ audio: !this.#hold, video: !this.#hold });
    peer.preferDetail(this.#viewfinder !== null);
    peer.subscribe((state) => {
      if (this.#peer !== peer) return;
      this.#options.onPeer(state);
      if (state.state === 'connected') {
        this.#saidMedia = '';
        this.#sayMedia(this.#options.media.state);
      }
    });
    peer.start();
  }

  #makeStills({ StillSender, DocumentStills }: CallCode) {
    const sender = new StillSender();
    const taken = new DocumentStills({
      sender,
      onSending: this.#options.onSendingStill,
      onHurt: () => void this.#options.media.reopen(),
    });
    if (this.#viewfinder !== null) taken.look(this.#viewfinder);
    return { sender, taken };
  }

  #loadCode(): Promise<CallCode> {
    this.#code ??= import('./callCode.ts').catch((error: unknown) => {
      this.#code = null;
      throw error;
    });
    return this.#code;
  }

  /**
   * No way to the hub now: tried again. A hub of a newer version has other parts: then the person's way back, which is
   * shown when it takes long, loads the page anew.
   */
  #codeIsMissing(): void {
    this.#missingSince ??= this.#options.clock();
    this.#options.onPeer({ state: 'connecting', generation: 1, since: this.#missingSince });
    setTimeout(() => {
      if (this.#wanted) void this.#makePeer();
    }, codeRetryMs);
  }

  #letGo(): void {
    const peer = this.#peer;
    this.#peer = null;
    if (!peer) return;
    this.#generation = peer.generation;
    peer.end();
  }

  #receive(text: string): void {
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch {
      raw = undefined;
    }
    const parsed = readAs(consoleToPatient, raw);
    if (parsed.success) this.#options.onMessage(parsed.data);
    else this.unknownMessages += 1;
  }

  /** Tells whether picture and sound are sent, so that black is not taken for a fault. */
  #sayMedia(state: LocalMediaState): void {
    const message: PatientToConsole = {
      v: protocolVersion,
      type: 'media',
      camera: state.cameraOn && state.camera.state === 'live',
      microphone: state.microphoneOn && state.microphone.state === 'live',
    };
    const text = JSON.stringify(message);
    if (text !== this.#saidMedia && this.#send(message)) this.#saidMedia = text;
  }

  #send(message: PatientToConsole): boolean {
    return this.#peer?.send(JSON.stringify(message)) ?? false;
  }
}
