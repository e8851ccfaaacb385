import { hubConfig, hubReport } from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import { log } from './log.ts';

/** A started hub, as main sees it: an Electron utility process, or in tests a child process of Node's. */
export interface HubChild {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Back-off between two starts, in ms. */
const firstRestartMs = 200;
const longestRestartMs = 10_000;
/** How long a hub gets to close its database when the console quits, in ms. */
const politeStopMs = 3_000;

export type HubStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly origin: string; readonly port: number }
  | { readonly state: 'down'; readonly refusal: Refusal }
  | { readonly state: 'stopped' };

export interface HubProcessOptions {
  readonly fork: () => HubChild;
  /** Everything the hub is told, for this port (0 lets the system choose). */
  readonly configFor: (port: number) => unknown;
  /** The port of an earlier run, if there was one. */
  readonly port: number | null;
  readonly keepPort: (port: number) => void;
  readonly onStatus: (status: HubStatus) => void;
}

/** How long to wait before the next start: doubled each time, without jitter (one hub, nobody to collide with). */
export function restartDelay(failures: number): number {
  return Math.min(firstRestartMs * 2 ** Math.min(failures, 16), longestRestartMs);
}

/**
 * Keeps the embedded hub running. A hub that dies is started again on the same port, with the same files, so that links
 * and pages that are open find it again. Its secrets go over its message port and nowhere else.
 */
export class HubProcess {
  readonly #fork: () => HubChild;
  readonly #configFor: (port: number) => unknown;
  readonly #listener: (status: HubStatus) => void;
  readonly #keepPort: (port: number) => void;
  #port: number;
  #wasReady = false;
  #failures = 0;
  #child: HubChild | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #status: HubStatus = { state: 'stopped' };
  #whenGone: (() => void) | null = null;

  constructor(options: HubProcessOptions) {
    this.#fork = options.fork;
    this.#configFor = options.configFor;
    this.#port = options.port ?? 0;
    this.#keepPort = options.keepPort;
    this.#listener = options.onStatus;
  }

  get status(): HubStatus {
    return this.#status;
  }

  start(): void {
    if (this.#child !== null) return;
    this.#say({ state: 'starting' });
    const child = this.#fork();
    this.#child = child;
    let failed: Refusal | null = null;
    child.onMessage((message) => {
      const report = hubReport.safeParse(message);
      if (!report.success) {
        log('hub report refused', { code: 'message.malformed' });
        return;
      }
      if (child !== this.#child) return;
      if (report.data.type === 'ready') this.#ready(report.data);
      else {
        failed = report.data.refusal;
        log('hub failed', { code: failed.code });
        child.kill();
      }
    });
    child.onExit((code) => {
      if (child !== this.#child) return;
      this.#child = null;
      if (this.#whenGone !== null) {
        this.#whenGone();
        return;
      }
      log('hub ended', { exit: code ?? -1 });
      this.#restart(failed);
    });
    child.postMessage(hubConfig.parse(this.#configFor(this.#port)));
  }

  /** Asks the hub to end and waits for it, with a bound; no start follows. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const child = this.#child;
    if (child !== null && this.#whenGone === null) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          child.kill();
          resolve();
        }, politeStopMs);
        this.#whenGone = () => {
          clearTimeout(timer);
          resolve();
        };
        child.postMessage({ type: 'stop' });
      });
    }
    this.#child = null;
    this.#say({ state: 'stopped' });
  }

  #ready(report: { readonly v: number; readonly port: number; readonly origin: string }): void {
    if (report.v !== protocolVersion) {
      this.#say({ state: 'down', refusal: { code: 'connection.version' } });
      return;
    }
    this.#failures = 0;
    this.#wasReady = true;
    this.#port = report.port;
    this.#keepPort(report.port);
    log('hub ready');
    this.#say({ state: 'ready', origin: report.origin, port: report.port });
  }

  #restart(failed: Refusal | null): void {
    // A port from an earlier run that somebody else has now: nothing depends on it yet, so another will do.
    if (failed?.code === 'connection.portTaken' && !this.#wasReady && this.#port !== 0) {
      this.#port = 0;
      log('hub takes another port');
      this.start();
      return;
    }
    this.#say({ state: 'down', refusal: failed ?? { code: 'connection.lost' } });
    const delay = restartDelay(this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.start();
    }, delay);
  }

  #say(status: HubStatus): void {
    this.#status = status;
    this.#listener(status);
  }
}
