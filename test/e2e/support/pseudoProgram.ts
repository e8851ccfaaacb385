import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, run } from '../../../scripts/set-up/child-process.mjs';
import type { ConsoleWords } from '../../../scripts/visit/clinician.ts';
import { consoleWords } from '../../../src/shared/i18n/console.ts';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import type { PageWords } from './patient.ts';

const root = join(import.meta.dirname, '../../..');
const copied = [
  'src',
  'resources',
  'scripts/patient-page',
  'package.json',
  'electron.vite.config.ts',
  'vite.patient.config.ts',
  'vite.practice.config.ts',
  'tsconfig.base.json',
];
const buildLimitMs = 5 * 60_000;

/** The same program, speaking a language in which every text of ours is known by its brackets. */
export interface PseudoProgram {
  readonly folder: string;
  readonly console: ConsoleWords;
  readonly patient: PageWords;
  /** Words of the further language `qaa` (ISO 639-2: for one's own use), which lies there as a file. */
  readonly further: PageWords;
  /** What the page's list of languages calls them. */
  readonly languages: readonly string[];
  readonly remove: () => Promise<void>;
}

/** Copies the sources, puts brackets round every Swedish text, adds a file of a further language, and builds. */
export async function buildPseudoProgram(): Promise<PseudoProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'vidi-pseudo-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const words = join(folder, 'src/shared/i18n');
    const spoken = mapTexts(consoleWords.sv, (text) => `⟦${text}⟧`);
    const patient = mapTexts(patientWords.sv.patient, (text) => `⟦${text}⟧`);
    const further = mapTexts(patientWords.sv.patient, (text) => `⟪${text}⟫`);
    // The patient's words are composed of several files: as one they come last.
    for (const [name, tree] of Object.entries({ ...spoken, patient }))
      await writeFile(join(words, 'sv', `${name}.ts`), asModule(name, tree));
    await mkdir(join(words, 'patientLanguages'), { recursive: true });
    await writeFile(join(words, 'patientLanguages/qaa.ts'), asModule('patient', further));
    const { command, before } = npm();
    const built = await run(command, [...before, 'run', '--silent', 'build'], {
      cwd: folder,
      output: 'keep',
      timeoutMs: buildLimitMs,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (built.code !== 0) throw new Error(`not built: ${built.output.trim()}`);
    return { folder, console: spoken, patient, further, languages: ['Svenska', 'English', 'Qaa'], remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function mapTexts<Tree extends object>(tree: Tree, change: (text: string) => string): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value as object, change),
    ]),
  ) as Tree;
}

function asModule(name: string, tree: object): string {
  return `export const ${name} = ${JSON.stringify(tree, null, 2)};\n`;
}
