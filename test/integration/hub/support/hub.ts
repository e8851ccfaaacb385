import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { embeddedOptions } from '../../../../src/hub/hubOptions.ts';
import type { Log } from '../../../../src/hub/refusals.ts';
import { createHub, type Hub } from '../../../../src/hub/server.ts';
import { type HubConfig, hubConfig } from '../../../../src/shared/contracts/hub.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';
import type { Refusal } from '../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import { clinicians } from './people.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now: Instant;
  readonly read: () => Instant;
}
export function clockAt(iso: string): TestClock {
  const clock: TestClock = { now: Date.parse(iso) as Instant, read: () => clock.now };
  return clock;
}
export function move(clock: TestClock, minutes: number): void {
  clock.now = (clock.now + minutes * 60_000) as Instant;
}

export interface RunningHub {
  readonly hub: Hub;
  readonly config: HubConfig;
  readonly clock: TestClock;
  /** Everything it has logged, as text. */
  readonly logged: () => string;
  /** Closes it and starts it again on the same folder. */
  restart(): Promise<RunningHub>;
}

const hex32 = (): string => randomBytes(32).toString('hex');

/** A folder of its own with a page in it, and a config for it. */
export function newConfig(change: Partial<z.input<typeof hubConfig>> = {}): HubConfig {
  const dir = mkdtempSync(join(tmpdir(), 'vidi-hub-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const patientDir = join(dir, 'patient');
  mkdirSync(join(patientDir, 'assets'), { recursive: true });
  writeFileSync(join(patientDir, 'index.html'), '<!doctype html><title>Vidi</title>');
  writeFileSync(join(patientDir, 'assets', 'page-abc123.js'), 'export {};');
  return hubConfig.parse({
    v: 1,
    dataDir: join(dir, 'hub'),
    patientDir,
    port: 0,
    staffSecret: hex32(),
    staff: clinicians,
    keys: { database: hex32(), links: hex32() },
    clinic: { name: 'Övningsmottagningen', phone: '018-611 00 00', zone: 'Europe/Stockholm' },
    identityRules: defaultIdentityRules,
    practice: true,
    ...change,
  });
}

export async function startHub(
  given: {
    config?: HubConfig;
    clock?: TestClock;
    lines?: string[];
    lookEveryMs?: number;
    consoleGraceMs?: number;
  } = {},
): Promise<RunningHub> {
  const { config = newConfig(), clock = clockAt('2026-11-24T10:30:00+01:00'), lines = [] } = given;
  const { lookEveryMs = 20, consoleGraceMs = 15_000 } = given;
  const started = await createHub(embeddedOptions(config), {
    clock: clock.read,
    log: logTo(lines),
    lookEveryMs,
    consoleGraceMs,
  });
  if (!started.ok) throw new Error(`the hub did not start: ${started.refusal.code}`);
  const hub = started.value;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await hub.close();
  };
  onTestFinished(close);
  return {
    hub,
    config,
    clock,
    logged: () => lines.join('\n'),
    async restart() {
      await close();
      return startHub({ config: { ...config, port: hub.port }, clock, lines });
    },
  };
}

/** The refusal of a hub that must not start. */
export async function refusedStart(config: HubConfig): Promise<Refusal> {
  const started = await createHub(embeddedOptions(config), {
    clock: clockAt('2026-11-24T10:30:00+01:00').read,
    log: logTo([]),
  });
  if (started.ok) {
    await started.value.close();
    throw new Error('the hub started');
  }
  return started.refusal;
}

function logTo(lines: string[]): Log {
  const write = (fields: object, message: string): void => {
    lines.push(JSON.stringify({ ...fields, message }));
  };
  return { info: write, warn: write, error: write };
}
