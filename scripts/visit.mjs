import { withPackages } from './set-up/node.mjs';

/** `npm run visit -- --json FILE [--shots DIR]`: the guided visit. */
await withPackages(async () => {
  const { runScript } = await import('./set-up/script.mjs');
  process.exit(await runScript('visit/main.ts', process.argv.slice(2), { timeoutMs: 5 * 60_000 }));
});
