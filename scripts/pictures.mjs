import { withPackages } from './set-up/node.mjs';

/**
 * `npm run pictures`: compares the main screens with the pictures that are kept (test/pictures/kept); `-- --accept` keeps
 * them as they look now.
 */
await withPackages(async () => {
  const { join } = await import('node:path');
  const { run } = await import('./set-up/child-process.mjs');
  const { withDisplay } = await import('./set-up/display.mjs');
  const { root } = await import('./set-up/places.mjs');
  const { setUp } = await import('./set-up/set-up.mjs');
  const { chromium, systemLibraries } = await import('./set-up/system-libraries.mjs');
  for (const line of await systemLibraries('test')) console.error(line);
  await setUp();
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'pictures'];
  const accept = process.argv.includes('--accept') ? { VIDI_PICTURES: 'accept' } : {};
  const { code } = await withDisplay(
    (env) =>
      run(process.execPath, args, {
        env: { VIDI_CHROMIUM: chromium(), ...env, ...accept },
        timeoutMs: 5 * 60_000,
        cwd: root,
      }),
    { virtual: true },
  );
  process.exit(code);
});
