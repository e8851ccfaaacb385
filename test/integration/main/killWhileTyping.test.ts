import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { draftsOf, given, newVisitId, template } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';

const typist = join(import.meta.dirname, 'support', 'typist.ts');

it.each([3, 17, 60, 150])(
  'loses nothing that was answered as saved when the process is killed (after answer %i)',
  async (answers) => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const child = spawn(process.execPath, [typist, folder, key.toString('hex'), visit], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let last = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line);
      // Between two answers the next write is on its way: that is where it is cut off.
      if (last === answers) child.kill('SIGKILL');
    }
    await gone;
    expect(last).toBeGreaterThanOrEqual(answers);

    const { drafts, warnings } = draftsOf(folder, key);
    const draft = given(await drafts.open(visit, template));
    expect(draft.revision).toBeGreaterThanOrEqual(last);
    let text = '';
    for (let revision = 1; revision <= draft.revision; revision += 1)
      text += `${revision} `.repeat(1 + (revision % 50));
    expect(draft.sections.history).toBe(text);
    expect(warnings).toEqual([]);
  },
);
