import { withPackages } from './set-up/node.mjs';

/** `npm run shots [-- --only NAME...]`: pictures of every screen, in both languages and themes, at every size. */
await withPackages(async () => {
  const { runScript } = await import('./set-up/script.mjs');
  const { chromium, systemLibraries } = await import('./set-up/system-libraries.mjs');
  // The patient's page is seen in a browser of its own.
  for (const line of await systemLibraries('test')) console.error(line);
  process.env.VIDI_CHROMIUM ??= chromium();
  process.exit(await runScript('shots/main.ts', process.argv.slice(2), { timeoutMs: 25 * 60_000 }));
});
