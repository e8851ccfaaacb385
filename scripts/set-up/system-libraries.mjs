import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child-process.mjs';
import { withLock } from './lock.mjs';
import { runtimeFolder } from './places.mjs';
import { startProgress } from './progress.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * @typedef {'window' | 'display' | 'test'} Purpose what the machine is to do: show a window on its own display,
 *   stand in for a display, run the tests
 *
 * @typedef {object} Library
 * @property {string} debian
 * @property {string} fedora
 * @property {string} arch
 * @property {string} why
 * @property {readonly Purpose[]} must what cannot be done without it
 * @property {(on: Machine) => boolean} present
 *
 * @typedef {object} Machine what is asked of the machine; a test gives its own
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {string} osRelease the text of /etc/os-release
 * @property {(name: string) => string | undefined} find a program on the PATH
 * @property {(path: string) => boolean} exists
 */

/** @type {readonly Library[]} */
const LIBRARIES = [
  {
    debian: 'chromium',
    fedora: 'chromium',
    arch: 'chromium',
    why: 'the browser of the patient in the tests; it brings the libraries that Electron needs',
    must: ['test'],
    present: (on) => chromium(on) !== undefined,
  },
  {
    debian: 'xvfb',
    fedora: 'xorg-x11-server-Xvfb',
    arch: 'xorg-server-xvfb',
    why: 'a virtual display',
    must: ['display', 'test'],
    present: (on) => on.find('Xvfb') !== undefined,
  },
  {
    debian: 'xauth',
    fedora: 'xorg-x11-xauth',
    arch: 'xorg-xauth',
    why: 'access to the virtual display by hand (xvfb-run)',
    must: [],
    present: (on) => on.find('xauth') !== undefined,
  },
  {
    debian: 'fonts-liberation',
    fedora: 'liberation-fonts',
    arch: 'ttf-liberation',
    why: 'letters on a machine without fonts',
    must: [],
    present: (on) =>
      [
        'truetype/liberation',
        'truetype/liberation2',
        'liberation-fonts',
        'liberation-sans',
        'liberation',
      ].some((name) => on.exists(`/usr/share/fonts/${name}`)),
  },
  {
    debian: 'strace',
    fedora: 'strace',
    arch: 'strace',
    why: 'the test that a saved note is on the disk',
    must: [],
    present: (on) => on.find('strace') !== undefined,
  },
  {
    debian: 'libnss3-tools',
    fedora: 'nss-tools',
    arch: 'nss',
    why: "the test's own certificate authority, which the patients' browser is to trust (certutil)",
    must: [],
    present: (on) => on.find('certutil') !== undefined,
  },
];

const LIMIT_MS = 20 * 60_000;
/** How long another apt or dpkg may keep its lock. */
const APT_LOCK_SECONDS = 180;

/** @returns {Machine} */
function thisMachine() {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
    find: findOnPath,
    exists: existsSync,
  };
}

/**
 * Installs what is missing where that is ours to do (Debian, as root); says what to install where it is not.
 *
 * @param {Purpose} purpose
 * @param {object} [options]
 * @param {Machine} [options.on]
 * @param {(names: string[]) => Promise<void>} [options.install]
 * @returns {Promise<string[]>} lines on what is missing and can be done without
 * @throws {SetUpError} where the purpose cannot be reached
 */
export async function systemLibraries(purpose, options = {}) {
  const { on = thisMachine(), install = installOnDebian } = options;
  if (on.platform !== 'linux') return [];
  let missing = LIBRARIES.filter((library) => !library.present(on));
  if (missing.length > 0 && on.isRoot && isDebian(on)) {
    await install(missing.map((library) => library.debian));
    missing = LIBRARIES.filter((library) => !library.present(on));
  }
  const lacking = missing.filter((library) => library.must.includes(purpose));
  if (lacking.length > 0) throw new SetUpError(advice(missing, on));
  // A machine with a display of its own needs nothing more: the tests will say what they lack.
  return purpose === 'window' || missing.length === 0 ? [] : [advice(missing, on)];
}

/**
 * @param {readonly Library[]} missing
 * @param {Machine} on
 */
function advice(missing, on) {
  const lines = missing.map((library) => `  ${library.debian}: ${library.why}`);
  const names = missing.map((library) => library.debian).join(', ');
  return [`This machine lacks ${names}.`, ...lines, `Install: ${command(missing, on)}`].join('\n');
}

/**
 * @param {readonly Library[]} missing
 * @param {Machine} on
 */
function command(missing, on) {
  const sudo = on.isRoot ? '' : 'sudo ';
  const family = ids(on);
  if (family.includes('fedora'))
    return `${sudo}dnf install ${missing.map((library) => library.fedora).join(' ')}`;
  if (family.includes('arch')) return `${sudo}pacman -S ${missing.map((library) => library.arch).join(' ')}`;
  return `${sudo}apt-get install --no-install-recommends ${missing.map((library) => library.debian).join(' ')}`;
}

/**
 * Ubuntu is not meant: its `chromium` is a snap, which does not run in containers.
 *
 * @param {Machine} on
 */
function isDebian(on) {
  return ids(on).includes('debian') && !ids(on).includes('ubuntu') && on.find('apt-get') !== undefined;
}

/** @param {Machine} on */
function ids(on) {
  return [...on.osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
}

/**
 * The browser that plays the patient: Debian's, or another Chromium.
 *
 * @param {Pick<Machine, 'find' | 'exists'>} [on]
 * @returns {string | undefined}
 */
export function chromium(on = thisMachine()) {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = on.find(name);
    if (found) return found;
  }
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find((path) => on.exists(path));
}

/** @param {string} name */
export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!folder) continue;
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this one.
    }
  }
  return undefined;
}

/** @param {string[]} names */
async function installOnDebian(names) {
  const lock = join(runtimeFolder(), 'system-libraries.lock');
  await withLock(lock, () => updateAndInstall(names), {
    what: 'installing system libraries',
    timeoutMs: LIMIT_MS,
  });
}

/** @param {string[]} names */
async function updateAndInstall(names) {
  const progress = startProgress(`System libraries ${names.join(', ')}`, {
    total: 100,
    unit: 'percent',
    note: 'from Debian, up to 150 MB',
  });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const patient = ['-o', `DPkg::Lock::Timeout=${APT_LOCK_SECONDS}`, '-o', 'APT::Status-Fd=1'];
  /** @type {{ what: string, args: string[], from: number }[]} */
  const steps = [
    { what: 'update', args: ['update'], from: 0 },
    { what: 'install', args: ['install', '--yes', '--no-install-recommends', ...names], from: 10 },
  ];
  for (const step of steps) {
    const result = await run('apt-get', [...patient, ...step.args], {
      env,
      output: 'keep',
      timeoutMs: LIMIT_MS,
      // apt's own words (README.progress-reporting): KIND:item:percent:text; fetching is about half of the time.
      onLine: (line) => {
        const [, kind, percent] = /^(dl|pm)status:.*?:(\d+(?:\.\d+)?):/.exec(line) ?? [];
        if (kind && step.what === 'install')
          progress.at(step.from + Number(percent) * 0.45 + (kind === 'pm' ? 45 : 0));
      },
    });
    if (result.code !== 0) {
      progress.failed(`apt-get ${step.what} failed`);
      const words = result.output.split('\n').filter((line) => /^[EW]: /.test(line));
      throw new SetUpError(
        [
          ...(words.length > 0 ? words.slice(-8) : result.output.trim().split('\n').slice(-8)),
          `Put right what apt-get says, or install by hand: apt-get install --no-install-recommends ${names.join(' ')}`,
        ].join('\n'),
      );
    }
  }
  progress.done('installed');
}

/**
 * Libraries that an executable asks for and the machine does not have.
 *
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
export async function missingSharedLibraries(executable) {
  if (process.platform !== 'linux' || !findOnPath('ldd')) return [];
  const result = await run('ldd', [executable], { output: 'keep', timeoutMs: 20_000 });
  return [...result.output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}
