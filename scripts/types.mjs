import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './set-up/child-process.mjs';
import { withPackages } from './set-up/node.mjs';
import { root } from './set-up/places.mjs';

const LIMIT_MS = 5 * 60_000;
/** Two cores are what a small machine has; more at once would only wait for each other. */
const AT_ONCE = 2;
const TSC = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** `npm run types`: checks each tsconfig that tsconfig.json refers to. */
await withPackages(async () => {
  const waiting = references();
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) {
      const started = Date.now();
      const result = await run(process.execPath, [TSC, '--noEmit', '-p', join(root, project)], {
        output: 'keep',
        timeoutMs: LIMIT_MS,
      });
      const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`;
      console.log(
        `${project}: ${result.code === 0 ? 'ok' : result.timedOut ? 'not done in time' : 'failed'}, ${seconds}`,
      );
      if (result.code === 0) continue;
      failed.push(project);
      console.log(result.output.trim());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failed.length > 0) console.error(`Types failed in ${failed.join(', ')}`);
  process.exit(failed.length > 0 ? 1 : 0);
});

/** @returns {string[]} */
function references() {
  const file = join(root, 'tsconfig.json');
  // Comments are allowed in it; a string may hold what looks like one.
  const text = readFileSync(file, 'utf8').replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1');
  /** @type {{ references?: { path: string }[] }} */
  const { references: found = [] } = JSON.parse(text.replace(/,(\s*[\]}])/g, '$1'));
  if (found.length === 0) throw new Error(`${file} refers to no project: nothing would be checked`);
  return found.map(({ path }) => path);
}
