import { existsSync, readFileSync } from 'node:fs';

/**
 * The command line of the console in this checkout.
 *
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.isRoot]
 * @returns {string[]}
 */
export function consoleArguments(options = {}) {
  const { env = process.env, isRoot = process.getuid?.() === 0 } = options;
  const args = [];
  // Chromium refuses to run as root with its sandbox on, and only there is it turned off.
  if (isRoot && process.platform === 'linux') args.push('--no-sandbox');
  // Electron before 38 asks for an X display unless told otherwise.
  if (env.WAYLAND_DISPLAY && !env.DISPLAY) args.push('--ozone-platform=wayland');
  return [...args, '.'];
}

/**
 * Chromium's sandbox needs user namespaces; some machines deny them to ordinary users.
 *
 * @param {object} [on]
 * @param {boolean} [on.isRoot]
 * @param {(file: string) => string} [on.setting] a kernel setting's value, empty where the kernel lacks it
 * @returns {string | undefined} what to do, where the machine denies them
 */
export function sandboxAdvice(on = {}) {
  const { isRoot = process.getuid?.() === 0, setting = kernelSetting } = on;
  if (isRoot) return undefined;
  const denying = [
    ['kernel.unprivileged_userns_clone', '0', '1'],
    ['kernel.apparmor_restrict_unprivileged_userns', '1', '0'],
  ].find(([name, denied]) => setting(/** @type {string} */ (name)) === denied);
  if (!denying) return undefined;
  return [
    'Chromium keeps pages in a sandbox of user namespaces, which this machine denies to ordinary users, so Electron may not start.',
    `To allow them until the next start of the machine: sudo sysctl ${denying[0]}=${denying[2]}`,
  ].join('\n');
}

/** @param {string} name */
function kernelSetting(name) {
  const file = `/proc/sys/${name.replace('.', '/')}`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
