import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronRuntime } from '../../scripts/set-up/electron-runtime.mjs';
import { Clinician } from '../../scripts/visit/clinician.ts';
import { killAll, processTree } from '../../scripts/visit/processTree.ts';

const root = join(import.meta.dirname, '../..');
const output = join(root, 'out', 'test', 'package');
const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const isTestBuild = findElectronRuntime()?.source === 'npm-copy';
const name = isTestBuild ? `vidi-test-${version}` : 'vidi';
const folder = join(output, isTestBuild ? name : `vidi-${version}-linux-${process.arch}`);

/** Starts the packaged console; it opens its window to DevTools only because it is asked to on the command line. */
async function startPackaged() {
  const dataDir = mkdtempSync(join(tmpdir(), 'vidi-package-'));
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(join(folder, name), [...flags, '--remote-debugging-port=0'], {
    env: { ...process.env, VIDI_DATA_DIR: dataDir, VIDI_START: 'practice', VIDI_PRACTICE_PATIENT: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    killAll(processTree(child.pid ?? 0));
    await ended;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const words: string[] = [];
  const endpoint = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended (${code}): ${words.slice(-8).join(' | ')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      words.push(line);
      const found = /^DevTools listening on (ws:\/\/\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  try {
    return { endpoint: await endpoint, close };
  } catch (error) {
    await close();
    throw error;
  }
}

describe.skipIf(process.platform !== 'linux')('the package', () => {
  beforeAll(async () => {
    rmSync(output, { recursive: true, force: true });
    const args = [join(root, 'scripts/package.mjs'), 'dir', '--output', output];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 110_000 });
    expect(stdout).toContain('Made: dir');
  });
  // 300 MB, made anew each time.
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  it('starts and shows the queue', async () => {
    const { endpoint, close } = await startPackaged();
    try {
      const browser = await chromium.connectOverCDP(endpoint);
      const [context] = browser.contexts();
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (!page) throw new Error('it has no window');
      const clinician = new Clinician(page);
      await clinician.rows().first().waitFor({ timeout: 60_000 });
      expect(await clinician.rows().count()).toBeGreaterThan(1);
      expect(page.url()).toMatch(/^app:/);
      await browser.close();
    } finally {
      await close();
    }
  });

  it('runs the program inside it and nothing else', async () => {
    const fuses = await getCurrentFuseWire(join(folder, name));
    const states = Object.values(FuseV1Options)
      .filter((option) => typeof option === 'number')
      .map((option) => [FuseV1Options[option], fuses[option]])
      .filter(([, state]) => state === FuseState.ENABLE || state === FuseState.DISABLE);
    expect(Object.fromEntries(states)).toMatchObject({
      RunAsNode: FuseState.DISABLE,
      EnableCookieEncryption: FuseState.ENABLE,
      EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
      EnableNodeCliInspectArguments: FuseState.DISABLE,
      EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
      OnlyLoadAppFromAsar: FuseState.ENABLE,
      LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
      GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
    });
    expect(readdirSync(join(folder, 'resources'))).not.toContain('default_app.asar');
  });

  it('holds the program, its resources and libsql, and nothing of the workshop', () => {
    const files = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
    const under = (prefix: string) =>
      new Set(files.filter((file) => file.startsWith(prefix)).map(part(prefix)));
    expect([...under('/')].sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
    expect([...under('/out/')].sort()).toEqual(['main', 'patient', 'practice', 'preload', 'renderer']);
    expect([...under('/node_modules/')].sort()).toEqual(['@libsql', '@neon-rs', 'detect-libc', 'libsql']);
  });

  it('names a test build as such', () => {
    const runtime = JSON.parse(readFileSync(join(folder, 'vidi-runtime.json'), 'utf8'));
    expect(runtime.source).toBe(isTestBuild ? 'npm-copy' : 'official');
    expect(readdirSync(output).includes(`vidi-test-${version}`)).toBe(isTestBuild);
  });
});

/** The name that follows `prefix` in a path. */
function part(prefix: string) {
  return (file: string) => file.slice(prefix.length).split('/')[0] ?? '';
}
