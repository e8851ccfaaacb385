import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import day from '../../resources/practice/day.json' with { type: 'json' };
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import licences from '../../src/renderer/features/settings/licences.json' with { type: 'json' };
import { bareText, intlNames } from './support/bareText.ts';
import { aboutOf, book, sara, tomorrow } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf, linkWithoutOpening } from './support/links.ts';
import { Patient } from './support/patient.ts';
import { buildPseudoProgram, type PseudoProgram } from './support/pseudoProgram.ts';
import { Stage } from './support/stage.ts';

/** The program built with other words: what is not in them was never in a file of words, and cannot be translated. */
describe('every text comes from the files of words', () => {
  const stage = new Stage();
  let program: PseudoProgram;
  let desk: Desk;
  let patient: Patient;
  let known: string[];
  beforeAll(async () => {
    program = await buildPseudoProgram();
    desk = await stage.desk({ program: program.folder, language: program.console });
    const { clinic, principal } = await aboutOf(desk.clinician.page);
    known = [
      ...['Vidi', clinic.name, principal.name, principal.title, 'Provbesök', 'Storgatan 1, Uppsala'],
      ...[sara, tomorrow].flatMap(({ givenName, familyName }) => [givenName, familyName]),
      ...day.bookings.flatMap(({ booking }) => [booking.givenName, booking.familyName, booking.reason]),
      ...['Fake Default Audio Input', 'Fake Default Audio Output', 'Fake Audio Input', 'Fake Audio Output'],
      ...['fake_device_0', principal.hsaId],
      ...['Alt', 'Ctrl', 'Enter', 'Esc'],
      ...intlNames(),
    ].filter((text) => text !== undefined);
  }, 180_000);
  afterAll(async () => {
    await stage.close();
    await program?.remove();
  });
  const bare = (more: readonly string[] = []) => bareText(desk.clinician.page, [...known, ...more]);
  const patientBare = () => bareText(patient.page, [...known, ...program.languages]);

  it("the day, palette, settings, the console's dialogs", async () => {
    const { page, words } = desk.clinician;
    await book(page, [sara, tomorrow]);
    await desk.clinician.row(sara.familyName).waitFor();
    expect(await bare()).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: saying(words.keys.palette.label) }).waitFor();
    expect(await bare()).toEqual([]);
    await page.keyboard.press('Escape');
    await desk.clinician.openSettings();
    const programs = licences.flatMap(({ name, version, licence }) => [name, version, licence]);
    expect(await bare(['Electron', 'Chrome', 'Node', desk.running.dataDir, ...programs])).toEqual([]);
    await desk.clinician.closeSettings();
  });

  it("the patient's page: before the visit, on the way in, in the waiting room", async () => {
    const options = { language: program.patient };
    const before = await stage.patient(await linkWithoutOpening(desk, tomorrow), options);
    await before.heading(before.words.before.title).waitFor();
    expect(await bareText(before.page, [...known, ...program.languages])).toEqual([]);
    await before.page.context().close();
    patient = await stage.patient(await linkOf(desk, sara.familyName), options);
    await patient.goToWaitingRoom(async () => {
      expect(await patientBare()).toEqual([]);
    });
    expect(await patientBare()).toEqual([]);
    expect(await bare()).toEqual([]);
  });

  it('call, identity, finish, review', async () => {
    await desk.clinician.letIn();
    await waitForFrames(desk.running.page, 10, 30_000);
    expect(await bare()).toEqual([]);
    expect(await patientBare()).toEqual([]);
    await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    expect(await bare()).toEqual([]);
    expect(await patientBare()).toEqual([]);
    await desk.clinician.page.keyboard.press('Escape');
    await desk.clinician.type('contactReason', 'Prov.');
    await desk.clinician.saved();
    await desk.clinician.finish();
    await patient.finished().waitFor();
    expect(await patientBare()).toEqual([]);
    await desk.clinician.signButton().waitFor();
    expect(await bare()).toEqual([]);
  });

  it('a further language is a file: offered on the page, fetched when chosen', async () => {
    const further = new Patient(patient.page, program.further);
    const fetched = patient.page.waitForResponse((answer) => answer.url().includes('qaa'));
    await patient.page.getByRole('combobox', { name: saying(patient.words.language) }).selectOption('qaa');
    await fetched;
    await further.finished().waitFor();
    expect(await patient.page.locator('html').getAttribute('lang')).toBe('qaa');
    expect(await patient.page.getByText('⟦').count()).toBe(0);
  });
});
