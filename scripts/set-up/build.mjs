import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './child-process.mjs';
import { withLock } from './lock.mjs';
import { root, setUpFolder } from './places.mjs';
import { startProgress } from './progress.mjs';
import { SetUpError } from './set-up-error.mjs';
import { fingerprint, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const LIMIT_MS = 5 * 60_000;
const CONFIGURATION =
  /^(package(-lock)?\.json|tsconfig.*\.json|.*vite.*\.config\.[cm]?[jt]s|postcss\.config\..*)$/;

/** Builds into out/ where the sources are not the ones of the last whole build. */
export async function buildWhatIsStale() {
  const stamp = join(setUpFolder, 'build');
  if (isBuilt(stamp)) return;
  await withLock(
    join(setUpFolder, 'build.lock'),
    async () => {
      if (isBuilt(stamp)) return;
      removeStamp(stamp);
      // Taken before: what changes while we build is built next time.
      const sources = sourcesNow();
      const progress = startProgress('Build', { note: 'console, hub, patient page; a few seconds' });
      const { command, before } = npm();
      const result = await run(command, [...before, 'run', '--silent', 'build'], {
        output: 'keep',
        timeoutMs: LIMIT_MS,
        // Asked for by a test, or from a shell that says otherwise, it would hold React's development form.
        env: { ...process.env, NODE_ENV: 'production' },
      });
      if (result.code !== 0) {
        progress.failed('stopped');
        throw new SetUpError(
          `${result.output.trim()}\n\n${result.timedOut ? `The build did not end within ${LIMIT_MS / 60_000} minutes.` : 'The build failed; it says why above. "npm run build" shows it again.'}`,
        );
      }
      if (!existsSync(join(root, mainFile())))
        throw new SetUpError(`The build ended well, but ${mainFile()} is not there.`);
      writeStamp(stamp, sources);
      progress.done();
    },
    { what: 'building' },
  );
}

/** @param {string} stamp */
function isBuilt(stamp) {
  return readStamp(stamp) === sourcesNow() && existsSync(join(root, mainFile()));
}

function sourcesNow() {
  const configuration = readdirSync(root).filter((name) => CONFIGURATION.test(name));
  return fingerprint(root, ['src', 'resources', 'scripts/patient-page', ...configuration]);
}

/** @returns {string} */
function mainFile() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).main;
}
