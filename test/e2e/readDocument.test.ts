import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { sarasCard as card } from '../support/cards.ts';
import { sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { holdDocument, lowerDocument } from './support/heldDocument.ts';
import { holdLicence } from './support/heldLicence.ts';
import { holdPassport } from './support/heldPassport.ts';
import { lookUntil } from './support/lookUntil.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

/** The sender's browser raises size and quality of a new picture step by step, slowly where cores are few. */
const limit = 60_000;

describe('a document held to the camera', () => {
  const stage = new Stage();
  let desk: Desk;
  let page: Page;
  let patient: Patient;
  let panel: Locator;
  beforeAll(async () => {
    desk = await stage.desk();
    page = desk.running.page;
    patient = await stage.inCall(desk, sara);
  });
  afterAll(() => stage.close());

  const said = (text: RegExp | string) => panel.getByText(text).first().waitFor({ timeout: limit });
  const box = (field: string) =>
    panel.getByRole('checkbox', {
      name: saying(desk.clinician.words.identity.fields.confirmSame, { field }),
    });
  const readAgain = (text: RegExp | string) =>
    lookUntil(
      () => panel.getByRole('button', { name: desk.clinician.words.identity.picture.again }).click(),
      panel.getByText(text),
    );

  it('out of focus cannot be read: the clinician and the patient are told what would help, and the form is there', async () => {
    panel = await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    await holdDocument(patient.page, card, { blurred: true });
    const { reader } = desk.clinician.words.identity;
    const whys = [reader.noDocument, reader.blurred, reader.tooSmall].map((one) => saying(one).source);
    await said(new RegExp(whys.join('|')));
    const { tips } = patient.words.showId;
    await patient.page
      .getByText(new RegExp(`${tips.holdStill}|${tips.otherSide}|${tips.closer}`))
      .first()
      .waitFor({ timeout: limit });
    expect(await box(desk.clinician.words.identity.fields.personalNumber).isEnabled()).toBe(true);
  });

  it('of another person is said field by field, and nothing of it is ticked', async () => {
    const other = {
      ...card,
      familyName: 'Lind',
      givenName: 'Olof',
      birthDate: '1968-09-11',
      sex: 'M',
      personalNumber: '196809119800',
    } as const;
    await holdDocument(patient.page, other);
    const { reader, fields } = desk.clinician.words.identity;
    await said(saying(reader.read));
    await readAgain('196809119800');
    await panel.getByRole('alert').waitFor();
    expect(await box(fields.personalNumber).isChecked()).toBe(false);
    expect(await box(fields.birthDate).isChecked()).toBe(false);
    await patient.page.getByText(patient.words.showId.tips.read).waitFor();
  });

  it('that has expired says so; the rest is ticked', async () => {
    await holdDocument(patient.page, { ...card, validUntil: '2024-04-30' });
    const { reader, fields } = desk.clinician.words.identity;
    await readAgain(new RegExp(`2024-04-30.*${reader.why.expired}`));
    expect(await box(fields.personalNumber).isChecked()).toBe(true);
  });

  it('that is a passport is outlined in the picture, and has its portrait laid beside the living face', async () => {
    const { reader, faces } = desk.clinician.words.identity;
    await holdPassport(patient.page, card);
    await lookUntil(() => page.keyboard.press('Alt+o'), panel.getByRole('img', { name: faces.portrait }));
    await said(saying(reader.read, { state: 'SWE', end: '4567' }));
    const zone = page.locator('svg[data-certain] polygon').first();
    await zone.waitFor({ state: 'attached' });
    const seen = await zone.evaluate((outline: SVGPolygonElement) => {
      const { width, height } = (outline.ownerSVGElement as SVGSVGElement).viewBox.baseVal;
      return [...outline.points].map(({ x, y }) => ({ x: x / width, y: y / height }));
    });
    // Where the drawn page has it: from one side to the other, low in the picture.
    expect(Math.min(...seen.map(({ x }) => x))).toBeLessThan(0.15);
    expect(Math.max(...seen.map(({ x }) => x))).toBeGreaterThan(0.85);
    expect(Math.min(...seen.map(({ y }) => y))).toBeGreaterThan(0.65);
  });

  it('is dropped when the computer goes to sleep, with the reader that read it', async () => {
    const { running, clinician } = desk;
    const { lock } = clinician.words.session;
    expect(page.workers().length).toBeGreaterThan(0);
    await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await page.getByRole('heading', { name: lock.title }).waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await panel.count()).toBe(0);
    await page.getByRole('button', { name: lock.unlock }).click();
    await page.getByText(clinician.words.call.stage.hold).first().waitFor();
    await page.keyboard.press('Alt+v');
    await waitForFrames(page, 10, limit);
    panel = await clinician.openIdentity();
    // The call may have gone back to the camera's own picture.
    await lowerDocument(patient.page);
  });

  it('that is a Swedish driving licence, without a zone: its number is read, names and validity are left to the eye', async () => {
    await holdLicence(patient.page, card);
    const { reader, fields, document } = desk.clinician.words.identity;
    await readAgain(saying(reader.readNumber));
    // A number stands on several cards: which one it is, the clinician sees.
    expect(await panel.getByLabel(document.label, { exact: true }).inputValue()).toBe('');
    await desk.clinician.chooseDocument(panel, 'drivingLicence');
    expect(await box(fields.personalNumber).isChecked()).toBe(true);
    expect(await box(fields.birthDate).isChecked()).toBe(true);
    for (const field of [fields.familyName, fields.givenName, fields.portrait])
      expect(await box(field).isChecked()).toBe(false);
  });

  it("that is the patient's own is read, ticked, and confirmed with the face alone left to the clinician", async () => {
    await holdDocument(patient.page, card);
    const { clinician } = desk;
    await readAgain(saying(clinician.words.identity.reader.read, { state: 'SWE', end: '4567' }));
    await expect.poll(() => panel.getByRole('alert').count()).toBe(0);
    const { fields } = clinician.words.identity;
    for (const field of [fields.personalNumber, fields.birthDate, fields.familyName, fields.givenName])
      expect(await box(field).isChecked()).toBe(true);
    expect(await box(fields.portrait).isChecked()).toBe(false);
    await clinician.confirmFace(panel);
    await clinician.verify(panel);
    await expect.poll(() => panel.count()).toBe(0);
  });
});
