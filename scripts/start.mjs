import { withPackages } from './set-up/node.mjs';

const RECORD = 'out/visit/visit.json';
const PICTURES = 'out/visit/shots';

/** `npm start`: opens the console; on a machine without a display it plays the guided visit on a virtual one. */
await withPackages(async () => {
  const { hasDisplay } = await import('./set-up/display.mjs');
  process.exit(hasDisplay() ? await openConsole(process.argv.slice(2)) : await playVisit());
});

/** @param {string[]} args */
async function openConsole(args) {
  const { setUp } = await import('./set-up/set-up.mjs');
  const { consoleArguments, sandboxAdvice } = await import('./set-up/launch.mjs');
  const { run } = await import('./set-up/child-process.mjs');
  const runtime = await setUp();
  const denied = sandboxAdvice();
  if (denied) console.error(denied);
  // From the checkout the first start is for practice; the packaged program asks.
  const env = { VIDI_START: 'practice', ...process.env };
  const { code } = await run(runtime.executable, [...consoleArguments(), ...args], { env });
  return code;
}

async function playVisit() {
  const { runScript } = await import('./set-up/script.mjs');
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { root } = await import('./set-up/places.mjs');
  console.log('This machine has no display: the guided visit is played on a virtual one.');
  const code = await runScript(
    'visit/main.ts',
    ['--json', join(root, RECORD), '--shots', join(root, PICTURES)],
    {
      timeoutMs: 5 * 60_000,
    },
  );
  if (code !== 0) {
    console.error(`The guided visit did not come through; ${RECORD} says where it stopped.`);
    return code;
  }
  const record = JSON.parse(readFileSync(join(root, RECORD), 'utf8'));
  console.log(`The visit went through on Electron ${record.runtime?.electron}.`);
  console.log(`Pictures: ${PICTURES}/ (${record.shots?.length ?? 0})`);
  console.log(`Record:   ${RECORD}`);
  console.log('On a machine with a display the same command opens the console.');
  return 0;
}
