import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { electronRuntime } from '../set-up/electron-runtime.mjs';
import { help, readArguments } from './arguments.ts';
import { startConsole, temporaryDataDir } from './console.ts';
import { writeDrawnCamera } from './drawnCamera.ts';
import { Steps, type VisitReport } from './report.ts';
import { Shots } from './shots.ts';
import { playVisit } from './visit.ts';

/** The whole visit, start and pictures included, takes no longer; a machine that needs more has something wrong. */
const limitMs = 120_000;

const asked = readArguments(process.argv.slice(2));
if (asked === null) {
  console.log(help);
  process.exit(0);
}
const report = await visit(asked.shots);
if (asked.json !== null) {
  await mkdir(dirname(resolve(asked.json)), { recursive: true });
  await writeFile(asked.json, `${JSON.stringify(report, null, 2)}\n`);
}
if (report.failure !== undefined)
  console.error(`The visit stopped at "${report.failure.step}": ${report.failure.reason}`);
else
  console.log(`The visit went through: ${report.steps.map(({ name, ms }) => `${name} ${ms} ms`).join(', ')}`);
process.exit(report.ok ? 0 : 1);

async function visit(shotsDir: string | null): Promise<VisitReport> {
  const data = await temporaryDataDir();
  // A failure always leaves its pictures; a success keeps them only where they were asked for.
  const picturesDir = shotsDir === null ? await mkdtemp(join(tmpdir(), 'vidi-pictures-')) : resolve(shotsDir);
  const shots = await Shots.in(picturesDir);
  const steps = new Steps(limitMs);
  let close: (() => Promise<void>) | null = null;
  const stop = (signal: NodeJS.Signals) => {
    void (close?.() ?? Promise.resolve())
      .then(data.remove)
      .finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  let found: Partial<VisitReport> = {};
  try {
    const runtime = await electronRuntime();
    const camera = join(data.dir, 'clinician.y4m');
    await steps.run('camera drawn', 20_000, () => writeDrawnCamera(camera));
    const running = await steps.run('start', 45_000, () =>
      startConsole({
        executable: runtime.executable,
        dataDir: data.dir,
        practicePatient: true,
        args: [`--use-file-for-fake-video-capture=${camera}`],
      }),
    );
    close = running.close;
    try {
      const versions = await running.app.evaluate(() => process.versions);
      found = {
        runtime: {
          electron: versions.electron ?? '',
          chrome: versions.chrome ?? '',
          node: versions.node,
          source: runtime.source,
        },
      };
      await playVisit(running, steps, shots, (part) => {
        found = { ...found, ...part };
      });
      if (shotsDir === null) await rm(picturesDir, { recursive: true, force: true });
      return whole({ ...found, ok: true, steps: steps.done, shots: shotsDir === null ? [] : shots.taken });
    } catch (error) {
      await shots.takeAll('failed', running.app);
      throw error;
    }
  } catch (error) {
    const reason = inOneLine(error);
    const failure = { step: steps.current, reason };
    return whole({ ...found, ok: false, steps: steps.done, shots: shots.taken, failure });
  } finally {
    await close?.();
    await data.remove();
  }
}

function whole(part: Partial<VisitReport> & Pick<VisitReport, 'ok' | 'steps' | 'shots'>): VisitReport {
  return { runtime: null, identity: null, call: null, note: null, ...part };
}

/** The error's first line, without the colours that Playwright puts in for terminals. */
function inOneLine(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  return (text.split('\n')[0] ?? '').slice(0, 500);
}
