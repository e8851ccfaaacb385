import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packages } from './packages.mjs';
import { root } from './places.mjs';
import { exitWith, SetUpError } from './set-up-error.mjs';

const bin = join(root, 'node_modules', '.bin');
const packagedNode = join(bin, 'node');
/** What Vitest 5 and the electron package ask for. */
const OLDEST = { major: 22, minor: 12 };

/**
 * First line of every command: installs missing packages, and goes on with the Node that package-lock.json pins.
 * Everything before it runs on the machine's own Node, 20 or newer, with Node's own modules only.
 *
 * @param {() => Promise<void>} command
 */
export async function withPackages(command) {
  try {
    await packages();
    const there = existsSync(packagedNode);
    if (there && realpathSync(packagedNode) !== realpathSync(process.execPath)) {
      const code = await goOnWith(packagedNode);
      if (code !== undefined) process.exit(code);
    }
    if (!isNewEnough(process.versions.node)) throw new SetUpError(nodeAdvice());
    // Programs that are started by name find the same Node and the packages' own commands.
    if (!(process.env.PATH ?? '').split(delimiter).includes(bin)) {
      process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    }
    await command();
  } catch (error) {
    exitWith(error);
  }
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/**
 * @param {string} [platform]
 * @param {string} [version]
 */
export function nodeAdvice(
  platform = `${process.platform}-${process.arch}`,
  version = process.versions.node,
) {
  return [
    `Vidi needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is ${version}.`,
    `On Linux (x64, arm64) it brings its own; on ${platform} install Node 24, then start again.`,
  ].join('\n');
}

/**
 * The same command, on another Node, in our place: same terminal, same signals, same exit code.
 *
 * @param {string} node
 * @returns {Promise<number | undefined>} undefined: it cannot run here (it is built for glibc, which Alpine lacks)
 */
async function goOnWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  // It sits in our process group and hears the terminal itself; what is sent to us alone is passed on.
  for (const name of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => child.kill(name));
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', (status, by) => resolve(status ?? (by === 'SIGINT' ? 130 : 143)));
  });
}
