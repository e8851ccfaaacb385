import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { type Language, languages } from '../../src/shared/i18n/words.ts';
import { electronRuntime } from '../set-up/electron-runtime.mjs';
import { picture, type Shot } from './camera.ts';
import { chapters } from './chapters.ts';
import { writeOverview } from './overview.ts';
import { type Chapter, isScreen, type Screen } from './screen.ts';
import type { Size, Theme } from './sizes.ts';
import { Studio } from './studio.ts';

/**
 * `npm run shots [-- --only NAME... --language sv --theme dark --size 390x844]`: exit code 1 where a screen could not be
 * pictured.
 */
const several = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  options: {
    only: { type: 'boolean', default: false },
    language: several,
    theme: several,
    size: several,
  },
  allowPositionals: true,
});
const wanted = values.only ? new Set(positionals) : null;
const spoken = languages.filter((one) => values.language?.includes(one) ?? true);
const dir = resolve(import.meta.dirname, '../../out/shots');
const began = performance.now();
const { executable } = await electronRuntime();
const shots: Shot[] = [];
const failures: string[] = [];
const known = new Set<string>();
if (process.argv.length === 2) await rm(dir, { recursive: true, force: true });

for (const language of spoken) {
  const studio = await Studio.open(language, executable);
  try {
    for (const [name, chapter] of Object.entries(chapters)) {
      try {
        await play(chapter, studio);
      } catch (error) {
        failed(`${name} (${language})`, error);
      }
      await studio.toTheDay().catch((error: unknown) => failed(`after ${name} (${language})`, error));
    }
  } finally {
    await studio.close();
  }
}

const unknown = [...(wanted ?? [])].filter((name) => !known.has(name));
if (unknown.length > 0) failures.push(`there is no screen ${unknown.join(', ')}: ${[...known].join(', ')}`);
await writeOverview(dir, shots);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${shots.length} pictures in ${seconds} s: ${join(dir, 'index.html')}`);
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

/** Plays a chapter as far as its last wanted screen; a screen that others need breaks it off when it fails. */
async function play(chapter: Chapter, studio: Studio): Promise<void> {
  const entries = chapter(studio);
  for (const entry of entries) if (isScreen(entry)) known.add(entry.name);
  const last = entries.findLastIndex((entry) => isScreen(entry) && isWanted(entry.name));
  for (const entry of entries.slice(0, last + 1)) {
    if (!isScreen(entry)) {
      await entry.step();
      continue;
    }
    const pictured = isWanted(entry.name);
    if (!pictured && entry.onward !== true) continue;
    try {
      const page = await entry.show();
      if (pictured) await keep(entry, page, studio.language);
      await entry.hide?.();
    } catch (error) {
      if (entry.onward === true) throw error;
      failed(`${entry.name} (${studio.language})`, error);
      await studio.page.keyboard.press('Escape').catch(() => undefined);
    }
  }
}

/** A picture that cannot be taken is told; the way goes on all the same. */
async function keep(screen: Screen, page: Page, language: Language): Promise<void> {
  const began = performance.now();
  try {
    shots.push(...(await picture(screen, page, language, dir, isAsked)));
    console.log(`${language} ${screen.name} ${Math.round((performance.now() - began) / 1000)} s`);
  } catch (error) {
    failed(`${screen.name} (${language})`, error);
  }
}

/** Whether a picture in this theme and size is asked for. */
function isAsked(theme: Theme, size: Size): boolean {
  return (values.theme?.includes(theme) ?? true) && (values.size?.includes(size.name) ?? true);
}

function isWanted(name: string): boolean {
  return wanted === null || wanted.has(name);
}

function failed(what: string, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  failures.push(`${what}: ${words.split('\n').slice(0, 3).join(' ')}`);
  console.error(failures.at(-1));
}
