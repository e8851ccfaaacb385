import { pino } from 'pino';
import { type HubReport, hubConfig } from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { type Refusal, refuse } from '../shared/domain/refusal.ts';
import type { Instant } from '../shared/domain/time.ts';
import { embeddedOptions } from './hubOptions.ts';
import { createHub, type Hub } from './server.ts';

/** The little of Electron's `process.parentPort` that is used here; the hub itself knows no Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: HubReport): void;
}

/** How often it is looked whether the console is still there. */
const parentLookMs = 2_000;

const log = pino({ base: undefined, name: 'hub' }, pino.destination({ fd: 1, sync: true }));
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

let started: Promise<Hub | null> | undefined;
let leaving = false;

function fail(refusal: Refusal): void {
  log.error({ code: refusal.code }, 'not started');
  parentPort?.postMessage({ type: 'failed', refusal });
}

async function start(message: unknown): Promise<Hub | null> {
  const config = hubConfig.safeParse(message);
  if (!config.success) {
    const v = typeof message === 'object' && message !== null && 'v' in message ? message.v : protocolVersion;
    fail(refuse(v === protocolVersion ? 'message.malformed' : 'connection.version').refusal);
    return null;
  }
  const hub = await createHub(embeddedOptions(config.data), { clock: () => Date.now() as Instant, log });
  if (!hub.ok) {
    fail(hub.refusal);
    return null;
  }
  const { port, origin } = hub.value;
  log.info({ port }, 'ready');
  parentPort?.postMessage({ type: 'ready', v: protocolVersion, port, origin });
  return hub.value;
}

async function stop(): Promise<void> {
  if (leaving) return;
  leaving = true;
  const hub = await started;
  await hub?.close();
  process.exit(0);
}

function crash(error: unknown): void {
  // The message of an error may hold what it was about: only its name is told.
  log.fatal({ code: error instanceof Error ? error.name : 'unknown' }, 'crashed');
  process.exit(1);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

// Electron's `kill()` of a utility process.
process.on('SIGTERM', () => {
  stop().catch(crash);
});
parentPort?.on('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'stop') {
    stop().catch(crash);
    return;
  }
  if (started !== undefined) {
    log.warn({ code: 'message.outOfOrder' }, 'refused');
    return;
  }
  started = start(data);
  started.catch(crash);
});
parentPort?.on('close', () => {
  stop().catch(crash);
});
// A console that is killed closes no port: its children are handed to another parent.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stop().catch(crash);
}, parentLookMs).unref();
