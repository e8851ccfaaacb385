import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { rowsFor, sara, tomorrow } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

/** One visit, told in order: each test goes on where the one before ended. */
describe('a whole visit, a clinician in Electron and a patient in Chromium', () => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  const note = {
    contactReason: 'Hosta i fem dagar.',
    history: 'Insjuknade i torsdags med snuva och feber.',
    assessment: 'Viral luftvägsinfektion.',
    planning: 'Egenvård, ny kontakt vid försämring.',
  } as const;

  beforeAll(async () => {
    desk = await stage.desk();
  });
  afterAll(() => stage.close());

  it('reads in a day list: good rows in, a bad row back with its line', async () => {
    const { page, words } = desk.clinician;
    const good = await rowsFor(page, [sara]);
    const bad = (await rowsFor(page, [tomorrow])).map((row) => ({ ...row, patientNumber: '191212121213' }));
    const file = join(desk.running.dataDir, 'dagslista.json');
    await writeFile(file, JSON.stringify([...good, ...bad]));
    await desk.clinician.openSettings();
    await page.locator('input[type="file"]').setInputFiles(file);
    const report = page.getByRole('region', { name: words.settings.bookings.report });
    await report.getByText('1 nytt besök').waitFor();
    await report.getByText('1 rad togs inte in').waitFor();
    await report.getByRole('cell', { name: '2', exact: true }).waitFor();
    await desk.clinician.closeSettings();
    await desk.clinician.row(sara.familyName).waitFor();
  });

  it('shows the patient as come when the link is opened, and as ready from the waiting room', async () => {
    patient = await stage.patient(await linkOf(desk, sara.familyName), { language: 'en' });
    await desk.clinician.row(sara.familyName, desk.clinician.words.queue.state.preparing).waitFor();
    await patient.goToWaitingRoom();
    await desk.clinician.row(sara.familyName, desk.clinician.words.queue.ready).waitFor();
  });

  it('lets in: picture both ways, decoded on both sides', async () => {
    await desk.clinician.letIn();
    const here = await waitForFrames(desk.running.page, 30, 30_000);
    const there = await waitForFrames(patient.page, 30, 30_000);
    expect(here.width).toBeGreaterThan(0);
    expect(there.width).toBeGreaterThan(0);
  });

  it('checks who it is: asks for the document, freezes a frame, confirms field by field', async () => {
    const panel = await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    await desk.clinician.identify(panel, 'nationalIdCard');
    await desk.clinician.page
      .getByText(saying(desk.clinician.words.identity.chip.verified))
      .first()
      .waitFor();
  });

  it('keeps what is typed, and says so', async () => {
    for (const [key, text] of Object.entries(note)) await desk.clinician.type(key as keyof typeof note, text);
    await desk.clinician.saved();
  });

  it('finishes: the patient is told, the call ends on both sides', async () => {
    await desk.clinician.finish();
    await patient.finished().waitFor();
  });

  it('signs, delivers to the record, and reads it back from there', async () => {
    await desk.clinician.sign();
    const recorded = desk.clinician.page.getByRole('article', {
      name: desk.clinician.words.closing.recorded.label,
    });
    await recorded.waitFor();
    for (const text of Object.values(note)) await recorded.getByText(text).waitFor();
    await desk.clinician.row(sara.familyName, desk.clinician.words.queue.state.signed).waitFor();
  });

  it('has left nothing readable of the visit in the data folder', () => {
    const files = filesUnder(desk.running.dataDir).filter((file) => !file.endsWith('dagslista.json'));
    expect(files.length).toBeGreaterThan(3);
    const secrets = [sara.familyName, sara.number, ...Object.values(note)];
    const leaks = files.flatMap((file) => {
      const bytes = readFileSync(file);
      return secrets.filter(
        (secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')),
      );
    });
    expect(leaks).toEqual([]);
  });
});

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
