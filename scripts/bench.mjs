import { withPackages } from './set-up/node.mjs';

/** `npm run bench -- NAME... [--quick] [--json FILE]`: measures; without a name it lists what can be measured. */
await withPackages(async () => {
  const { runScript } = await import('./set-up/script.mjs');
  process.exit(await runScript('bench/main.ts', process.argv.slice(2)));
});
