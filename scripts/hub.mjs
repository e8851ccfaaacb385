import { withPackages } from './set-up/node.mjs';

/** `npm run hub [-- COMMAND]`: a clinic's own hub; `-- --help` lists its commands and settings. */
await withPackages(async () => {
  const { join } = await import('node:path');
  const { run } = await import('./set-up/child-process.mjs');
  const { root } = await import('./set-up/places.mjs');
  const { buildWhatIsStale } = await import('./set-up/build.mjs');
  await buildWhatIsStale();
  const program = join(root, 'out', 'main', 'hubAlone.js');
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], { cwd: process.cwd() });
  process.exit(code);
});
