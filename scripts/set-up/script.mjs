import { join } from 'node:path';
import { run } from './child-process.mjs';
import { withDisplay } from './display.mjs';
import { root } from './places.mjs';
import { setUp } from './set-up.mjs';

/**
 * Sets up what is missing and runs one of our TypeScript programs with a display; Node 24 strips the types.
 *
 * @param {string} file under scripts/
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {number} [options.timeoutMs]
 * @returns {Promise<number>} its exit code
 */
export async function runScript(file, args, options = {}) {
  await setUp();
  const { code, timedOut } = await withDisplay((env) =>
    run(process.execPath, [join(root, 'scripts', file), ...args], {
      env,
      timeoutMs: options.timeoutMs,
      cwd: process.cwd(),
    }),
  );
  if (timedOut)
    console.error(
      `scripts/${file} did not end within ${(options.timeoutMs ?? 0) / 60_000} minutes and was ended.`,
    );
  return code;
}
