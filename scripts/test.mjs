import { withPackages } from './set-up/node.mjs';

const MINUTE = 60_000;
const VITEST = 'node_modules/vitest/vitest.mjs';

/**
 * @typedef {import('./set-up/test-report.mjs').Count} Count
 * @typedef {{ name: string, run: () => Promise<Count> }} Part
 */

/** `npm test [-- PART...]`: lint, types, unit, integration and end to end, all of them even if one fails. */
await withPackages(async () => {
  const { systemLibraries } = await import('./set-up/system-libraries.mjs');
  const { electronRuntime } = await import('./set-up/electron-runtime.mjs');
  const { buildWhatIsStale } = await import('./set-up/build.mjs');
  const { countCheck, lastLine } = await import('./set-up/test-report.mjs');

  /** @type {string[]} */
  const troubles = [];
  const attempt = async (/** @type {() => Promise<unknown>} */ step) => {
    try {
      return await step();
    } catch (error) {
      // Lint and unit tests tell the author something even where the rest cannot run.
      const words =
        error instanceof Error ? (error.name === 'SetUpError' ? error.message : error.stack) : String(error);
      console.error(words);
      troubles.push(words?.trim().split('\n')[0] ?? '');
      return undefined;
    }
  };
  const notes = await attempt(() => systemLibraries('test'));
  for (const note of /** @type {string[]} */ (notes ?? [])) console.error(note);
  await attempt(() => electronRuntime());
  await attempt(() => buildWhatIsStale());

  /** @type {Part[]} */
  const parts = [
    { name: 'lint', run: async () => countCheck(await npmRun('lint', 4 * MINUTE)) },
    { name: 'types', run: async () => countCheck(await npmRun('types', 5 * MINUTE)) },
    { name: 'unit', run: () => vitest('unit', 6 * MINUTE) },
    { name: 'integration', run: () => vitest('integration', 8 * MINUTE) },
    { name: 'e2e', run: () => vitest('e2e', 28 * MINUTE) },
  ];
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no part ${unknown.join(', ')}; there are ${parts.map((part) => part.name).join(', ')}.`,
    );
    process.exit(2);
  }

  /** @type {Count[]} */
  const counts = [];
  /** @type {string[]} */
  const lines = [];
  for (const part of parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n── ${part.name}`);
    const started = Date.now();
    const count = await part.run();
    counts.push(count);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const note = count.note ? ` (${count.note})` : '';
    lines.push(`${part.name.padEnd(12)} ${lastLine([count])}, ${seconds} s${note}`);
  }
  // A set-up that failed is a failure even where no test has noticed.
  if (troubles.length > 0 && counts.every((count) => count.failed === 0))
    counts.push({ passed: 0, failed: 1, skipped: 0 });

  console.log(`\n── summary\n${lines.join('\n')}`);
  for (const trouble of troubles) console.log(`set-up       ${trouble}`);
  const last = lastLine(counts);
  console.log(last);
  process.exitCode = last.startsWith('0 ') || counts.some((count) => count.failed > 0) ? 1 : 0;
});

/**
 * @param {string} script of package.json
 * @param {number} timeoutMs
 */
async function npmRun(script, timeoutMs) {
  const { npm, run } = await import('./set-up/child-process.mjs');
  const { command, before } = npm();
  return run(command, [...before, 'run', '--silent', script], { timeoutMs });
}

/**
 * @param {string} project
 * @param {number} timeoutMs
 */
async function vitest(project, timeoutMs) {
  const { rmSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { run } = await import('./set-up/child-process.mjs');
  const { withDisplay } = await import('./set-up/display.mjs');
  const { chromium } = await import('./set-up/system-libraries.mjs');
  const { root } = await import('./set-up/places.mjs');
  const { countTests } = await import('./set-up/test-report.mjs');
  const file = join(root, 'out', 'test', `${project}.json`);
  // The report of an earlier run must not speak for this one.
  rmSync(file, { force: true });
  const args = [join(root, VITEST), 'run', '--project', project, '--reporter=default', '--reporter=json'];
  const start = (/** @type {NodeJS.ProcessEnv} */ env) =>
    run(process.execPath, [...args, `--outputFile.json=${file}`], {
      env: { VIDI_CHROMIUM: chromium(), ...env },
      timeoutMs,
    });
  try {
    const outcome =
      project === 'e2e' ? await withDisplay(start, { virtual: true }) : await start(process.env);
    return countTests(file, outcome);
  } catch (error) {
    const note = error instanceof Error ? error.message.trim().split('\n')[0] : String(error);
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0, note };
  }
}
