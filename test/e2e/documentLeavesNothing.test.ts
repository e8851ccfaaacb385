import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { saying } from '../../scripts/visit/words.ts';
import { td1Zone } from '../../src/practice/mrz.ts';
import { sarasCard as own } from '../support/cards.ts';
import { nils, sara } from './support/bookings.ts';
import { filesIn, found, type Kept, unsealedIn } from './support/everythingKept.ts';
import { holdDocument } from './support/heldDocument.ts';
import { lookUntil } from './support/lookUntil.ts';
import { Stage } from './support/stage.ts';

/** Nobody is booked with this name and document: whatever is found of them came from it. */
const anothers = {
  givenName: 'Olof',
  familyName: 'Lindqvistson',
  birthDate: '1970-10-03',
  sex: 'M',
  documentNumber: 'QX7654321',
  validUntil: '2038-02-27',
  personalNumber: '197010632391',
} as const;

/** What may not be found: lines of zones, whole numbers, and everything that only the other document says. */
const ofDocuments = [
  ...td1Zone(own),
  ...td1Zone(anothers),
  own.documentNumber,
  anothers.documentNumber,
  // Without a hyphen it stands with a practice patient: every published test number does.
  '701063-2391',
  '19701063-2391',
  anothers.familyName,
];

const history = 'Hosta sedan i torsdags.';
const limit = 60_000;
const stage = new Stage();
afterAll(() => stage.close());

it('of the documents that were read, nothing but the decision is left when the console has ended', async () => {
  const desk = await stage.desk();
  const { clinician, running } = desk;
  const { reader } = clinician.words.identity;
  const logs: Buffer[] = [];
  for (const stream of [running.app.process().stdout, running.app.process().stderr])
    stream?.on('data', (chunk: Buffer) => logs.push(chunk));

  const patient = await stage.inCall(desk, sara);
  const panel = await clinician.openIdentity();
  await patient.documentAsked().waitFor();
  const read = (end: string) => panel.getByText(saying(reader.read, { state: 'SWE', end })).first();
  await holdDocument(patient.page, anothers);
  await read('4321').waitFor({ timeout: limit });
  await holdDocument(patient.page, own);
  await lookUntil(
    () => panel.getByRole('button', { name: clinician.words.identity.picture.again }).click(),
    read('4567'),
  );
  await clinician.confirmFace(panel);
  await clinician.verify(panel);
  await clinician.type('contactReason', 'Hosta');
  await clinician.type('history', history);
  await clinician.type('assessment', 'Luftvägsinfektion.');
  await clinician.type('planning', 'Åter vid behov.');
  await clinician.saved();
  await clinician.finish();
  await clinician.signButton().waitFor();
  await clinician.sign();
  await running.page.getByText(clinician.words.closing.sign.inRecord).first().waitFor();
  await clinician.closeVisit();

  // The other document once more, and the window's process dies with it on screen.
  const second = await stage.inCall(desk, nils);
  await clinician.openIdentity();
  await second.documentAsked().waitFor();
  await holdDocument(second.page, anothers);
  await read('4321').waitFor({ timeout: limit });
  const crashed = await running.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((gone) => {
        const window = BrowserWindow.getAllWindows()[0];
        if (window === undefined) return gone(false);
        window.webContents.once('render-process-gone', () => gone(true));
        window.webContents.forcefullyCrashRenderer();
      }),
  );
  expect(crashed).toBe(true);
  await running.close();

  const left: readonly Kept[] = [...filesIn(running.dataDir), { where: 'log', bytes: Buffer.concat(logs) }];
  const unsealed = await unsealedIn(running.dataDir);
  expect(found([...left, ...unsealed], ofDocuments)).toEqual([]);

  // The search finds what is known to be there: the decision, the note, a line of the log, and a file that is put there.
  expect(found(unsealed, ['"numberEnd":"4567"']).length).toBeGreaterThan(0);
  expect(found(unsealed, [history]).length).toBeGreaterThan(0);
  expect(found(left, ['draft saved']).length).toBeGreaterThan(0);
  const planted = join(running.dataDir, 'Crashpad-planted.dmp');
  const [line = ''] = td1Zone(anothers);
  writeFileSync(planted, Buffer.concat([Buffer.alloc(333, 0xfe), Buffer.from(line, 'utf16le')]));
  expect(found(filesIn(running.dataDir), ofDocuments)).toContain(`Crashpad-planted.dmp: ${line}`);
  rmSync(planted);
});
