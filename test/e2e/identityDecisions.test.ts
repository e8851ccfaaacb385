import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saying } from '../../scripts/visit/words.ts';
import { sarasCard } from '../support/cards.ts';
import type { TestBooking } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { holdDocument, lowerDocument } from './support/heldDocument.ts';
import { lookUntil } from './support/lookUntil.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

/** The booking knows the guardian's name, and no number of theirs. */
const alva: TestBooking = {
  givenName: 'Alva',
  familyName: 'Provberg',
  number: '202203019803',
  guardianName: 'Sara Provberg',
};
const guardiansNumber = '19880522-9807';
const guardiansCard = { ...sarasCard, familyName: 'Provberg' } as const;
const childsCard = {
  ...guardiansCard,
  givenName: 'Alva',
  birthDate: '2022-03-01',
  sex: 'F',
  documentNumber: 'PB7654321',
  personalNumber: '202203019803',
} as const;
/** The sender's browser raises size and quality of a new picture step by step, slowly where cores are few. */
const limit = 60_000;

describe('a guardian, in a real call', () => {
  const stage = new Stage();
  let desk: Desk;
  let page: Page;
  let patient: Patient;
  let panel: Locator;
  beforeAll(async () => {
    desk = await stage.desk();
    page = desk.running.page;
    patient = await stage.inCall(desk, alva);
  });
  afterAll(() => stage.close());

  const box = (field: string) =>
    panel.getByRole('checkbox', {
      name: saying(desk.clinician.words.identity.fields.confirmSame, { field }),
    });
  const verify = () =>
    panel.getByRole('button', { name: saying(desk.clinician.words.identity.decide.verify) });

  it("who holds up the child's document: said whose it is, nothing of the child ticked for the guardian", async () => {
    panel = await desk.clinician.openIdentity();
    const { guardian, reader, fields, kinds } = desk.clinician.words.identity;
    await panel.getByLabel(guardian.number).fill(guardiansNumber);
    await holdDocument(patient.page, childsCard);
    const alert = panel.getByRole('alert').filter({
      hasText: saying(guardian.isOthers, { name: 'Alva Provberg', kind: kinds.patient }),
    });
    await alert.waitFor({ timeout: limit });
    expect(await alert.textContent()).toContain(fields.personalNumber.toLowerCase());
    expect(await box(fields.personalNumber).isChecked()).toBe(false);
    expect(await box(fields.givenName).isChecked()).toBe(false);
    expect(await panel.getByText(saying(reader.read)).count()).toBeGreaterThan(0);
  });

  it('is confirmed with the number that was asked for, the child in the picture, and the relation known', async () => {
    await holdDocument(patient.page, guardiansCard);
    const { clinician } = desk;
    const { guardian, fields, decide, reader, picture } = clinician.words.identity;
    await lookUntil(
      () => panel.getByRole('button', { name: picture.again }).click(),
      panel.getByText(saying(reader.read, { state: 'SWE', end: '4567' })),
    );
    await expect.poll(() => panel.getByRole('alert').count()).toBe(0);
    for (const field of [fields.personalNumber, fields.birthDate, fields.familyName, fields.givenName])
      expect(await box(field).isChecked()).toBe(true);
    await clinician.confirmFace(panel);
    expect(await verify().isDisabled()).toBe(true);
    await panel.getByText(decide.needsChild).waitFor();
    await panel.getByLabel(guardian.yes, { exact: true }).check();
    await panel.getByLabel(guardian.relationFrom).selectOption({ label: guardian.relation.register });
    await clinician.verify(panel);
    await expect.poll(() => panel.count()).toBe(0);
  });

  it('keeps who was identified and how, shown at once; not the number that was typed', async () => {
    const { clinician } = desk;
    const { chip, panel: words, detail } = clinician.words.identity;
    await clinician.button(chip.verified).click();
    panel = page.getByRole('dialog', { name: saying(words.title) });
    await panel.getByText(detail.childInPicture).waitFor();
    await panel.getByText(detail.typedNumber).waitFor();
    expect(await panel.textContent()).not.toContain(guardiansNumber);
    await lowerDocument(patient.page);
  });

  it('has a check beside the child, who is not identified by it', async () => {
    const { panel: words, kinds, fields } = desk.clinician.words.identity;
    const who = panel.getByRole('radiogroup', { name: words.who });
    await who.getByText(saying(words.about, { name: 'Alva Provberg', kind: kinds.patient })).click();
    await box(fields.personalNumber).waitFor();
    expect(await verify().isDisabled()).toBe(true);
    await panel.getByRole('button', { name: words.later }).click();
    await desk.clinician.button(desk.clinician.words.identity.chip.verified).waitFor();
  });
});

describe('a patient whose document speaks against them, in a real call', () => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  let panel: Locator;
  const nils: TestBooking = { givenName: 'Nils', familyName: 'Provdahl', number: '196002149802' };
  const card = {
    ...guardiansCard,
    givenName: 'Nils',
    familyName: 'Provdahl',
    birthDate: '1960-02-14',
    sex: 'F',
    personalNumber: '196002149802',
  } as const;
  beforeAll(async () => {
    desk = await stage.desk();
    patient = await stage.inCall(desk, nils);
  });
  afterAll(() => stage.close());

  const verify = () =>
    panel.getByRole('button', { name: saying(desk.clinician.words.identity.decide.verify) });

  it('expired: said, and the decision is taken only with a reason, which stands with it', async () => {
    const { clinician } = desk;
    panel = await clinician.openIdentity();
    const { reader, decide, chip } = clinician.words.identity;
    await holdDocument(patient.page, { ...card, validUntil: '2024-04-30' });
    await panel
      .getByText(new RegExp(`2024-04-30.*${reader.why.expired}`))
      .first()
      .waitFor({ timeout: limit });
    await clinician.confirmFace(panel);
    expect(await verify().isDisabled()).toBe(true);
    await panel.getByLabel(decide.despite).fill('Gick ut nyligen, känd här sedan länge');
    await clinician.verify(panel);
    await expect.poll(() => panel.count()).toBe(0);
    await clinician.button(chip.verified).click();
    await panel.getByText(/Gick ut nyligen, känd här sedan länge/).waitFor();
  });

  it('later not confirmed: the way on that is chosen is gone at once', async () => {
    const { clinician } = desk;
    const { panel: words, decide, help, next, chip } = clinician.words.identity;
    await panel.getByRole('button', { name: words.change }).click();
    await panel.getByRole('button', { name: saying(decide.notConfirmed) }).click();
    await panel.getByLabel(decide.why).fill('Uppgifterna stämmer inte');
    await panel.getByLabel(decide.help).selectOption({ label: help.phonedBack });
    await panel.getByRole('button', { name: decide.saveUnconfirmed }).click();
    await clinician.button(chip.unconfirmed).waitFor();
    await panel.getByRole('button', { name: next.phone }).click();
    await panel.getByText(next.onPhone).waitFor();
    await patient.heading(patient.words.phone.title).waitFor();
  });
});

describe('a document that cannot be read', () => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('is compared by hand at once, and confirmed so', async () => {
    const desk = await stage.desk();
    const booking: TestBooking = { givenName: 'Ida', familyName: 'Provlund', number: '198805229807' };
    const { clinician } = desk;
    const patient = await stage.inCall(desk, booking);
    const panel = await clinician.openIdentity();
    await holdDocument(patient.page, guardiansCard, { blurred: true });
    await clinician.identify(panel, 'drivingLicence');
    await expect.poll(() => panel.count()).toBe(0);
  });
});
