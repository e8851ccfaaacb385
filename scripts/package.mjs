import { withPackages } from './set-up/node.mjs';

const LIMIT_MS = 15 * 60_000;

/** What electron-builder can make on each system; the first one needs no tools that it would fetch. */
const TARGETS = {
  linux: ['dir', 'AppImage', 'deb'],
  darwin: ['dir', 'dmg'],
  win32: ['dir', 'nsis'],
};
const FLAG = { linux: '--linux', darwin: '--mac', win32: '--win' };
/** electron-builder's folder of the unpacked program. */
const UNPACKED = { linux: 'linux-unpacked', darwin: 'mac', win32: 'win-unpacked' };

/** `npm run package [-- TARGET...] [--output FOLDER]`: packages for the system it runs on, without TARGET a folder. */
await withPackages(async () => {
  const { fileURLToPath } = await import('node:url');
  const { parseArgs } = await import('node:util');
  const { isAbsolute, join, relative, resolve } = await import('node:path');
  const { existsSync, readFileSync, renameSync, rmSync } = await import('node:fs');
  const { run } = await import('./set-up/child-process.mjs');
  const { startProgress } = await import('./set-up/progress.mjs');
  const { SetUpError } = await import('./set-up/set-up-error.mjs');
  const { root } = await import('./set-up/places.mjs');
  const { electronRuntime } = await import('./set-up/electron-runtime.mjs');
  const { buildWhatIsStale } = await import('./set-up/build.mjs');

  const { values, positionals } = parseArgs({
    options: { output: { type: 'string', default: 'dist' } },
    allowPositionals: true,
  });
  const platform = /** @type {keyof typeof TARGETS} */ (process.platform);
  const possible = TARGETS[platform];
  if (!possible)
    throw new SetUpError(`Vidi is packaged on Linux, macOS and Windows, not on ${process.platform}.`);
  const wanted = positionals.length > 0 ? positionals : ['dir'];
  const unknown = wanted.filter((name) => !possible.includes(name));
  if (unknown.length > 0) {
    throw new SetUpError(
      `${unknown.join(', ')}: not made on this system; it can make ${possible.join(', ')}.`,
    );
  }

  const runtime = await electronRuntime();
  const isTest = runtime.source === 'npm-copy';
  if (isTest && wanted.some((name) => name !== 'dir')) {
    throw new SetUpError(
      `Electron ${runtime.version} here is a third party's copy for development and tests: no installer is made with it. ` +
        'Where the release host can be reached: VIDI_ELECTRON=official npm run package',
    );
  }
  await buildWhatIsStale();

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const name = isTest ? `vidi-test-${version}` : 'vidi';
  const output = resolve(root, values.output);
  const settings = {
    electronDist: runtime.dir,
    electronVersion: runtime.version,
    'directories.output': output,
    // A test build has another name and another data folder than the program that users have.
    ...(isTest && { productName: name, 'extraMetadata.productName': name }),
    ...(platform === 'linux' && { 'linux.executableName': name }),
  };
  const progress = startProgress(`Package ${name}: ${wanted.join(', ')}`, { note: 'about 20 s, 300 MB' });
  const result = await run(
    process.execPath,
    [
      fileURLToPath(import.meta.resolve('electron-builder/cli.js')),
      FLAG[platform],
      ...wanted,
      '--publish=never',
      ...Object.entries(settings).map(([key, value]) => `-c.${key}=${value}`),
    ],
    { output: 'keep', timeoutMs: LIMIT_MS },
  );
  if (result.code !== 0) {
    progress.failed('stopped');
    throw new SetUpError(
      `${result.output.trim()}\n\nelectron-builder ${result.timedOut ? `did not end within ${LIMIT_MS / 60_000} minutes` : 'failed; it says why above'}.`,
    );
  }
  progress.done();

  const folder = join(output, isTest ? name : `vidi-${version}-${platform}-${process.arch}`);
  const unpacked = join(output, UNPACKED[platform]);
  if (existsSync(unpacked)) {
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
  }
  const show = relative(root, folder);
  console.log(`Made: ${wanted.join(', ')}`);
  console.log(`  ${show.startsWith('..') || isAbsolute(show) ? folder : show}`);
  if (isTest)
    console.log(`  a test build on Electron ${runtime.version} (a third party's copy), not for users`);
  const notMade = Object.values(TARGETS)
    .flat()
    .filter((target) => !wanted.includes(target));
  console.log(
    `Not made: ${[...new Set(notMade)].join(', ')} (each on its own system: npm run package -- TARGET)`,
  );
});
