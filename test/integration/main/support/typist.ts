import { v7 } from 'uuid';
import type { VisitId } from '../../../../src/shared/domain/ids.ts';
import { draftsOf, given, template } from './draftsOf.ts';

/** A process that types without end, and says after each answer which revision it was told is saved. Ended by SIGKILL. */
const [folder, key, visit] = process.argv.slice(2);
const { drafts } = draftsOf(folder ?? '', Buffer.from(key ?? '', 'hex'));
const { draftId } = given(await drafts.open((visit ?? v7()) as VisitId, template));
let text = '';
for (let revision = 1; ; revision += 1) {
  const insert = `${revision} `.repeat(1 + (revision % 50));
  given(await drafts.write(draftId, revision, [{ section: 'history', at: text.length, remove: 0, insert }]));
  text += insert;
  process.stdout.write(`${revision}\n`);
}
