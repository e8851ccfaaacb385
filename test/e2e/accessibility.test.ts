import { afterAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { type Language, languages } from '../../src/shared/i18n/words.ts';
import { violations } from './support/axe.ts';
import { book, sara, tomorrow } from './support/bookings.ts';
import { speak } from './support/language.ts';
import { linkOf, linkWithoutOpening } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { type Desk, Stage } from './support/stage.ts';

describe.each(languages)('every screen in %s has nothing that axe finds', (language: Language) => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  afterAll(() => stage.close());
  const console_ = () => desk.clinician.page;

  it('console: the day, a visit that waits, settings', async () => {
    desk = await speak(await stage.desk(), language);
    await book(console_(), [sara, tomorrow]);
    await desk.clinician.row(sara.familyName).waitFor();
    expect(await violations(console_())).toEqual([]);
    await desk.clinician.openSettings();
    expect(await violations(console_())).toEqual([]);
    await desk.clinician.closeSettings();
  });

  it('patient: wrong link, before its time', async () => {
    const link = await linkWithoutOpening(desk, tomorrow);
    const wrong = await stage.patient(link.replace(/.{4}$/, 'AAAA'), { language });
    await wrong.heading(wrong.words.wrongLink.title).waitFor();
    expect(await violations(wrong.page)).toEqual([]);
    await wrong.page.context().close();
    const before = await stage.patient(link, { language });
    await before.heading(before.words.tooEarly.title).waitFor();
    expect(await violations(before.page)).toEqual([]);
    await before.page.context().close();
  });

  it('patient: questions, check, waiting room', async () => {
    patient = await stage.patient(await linkOf(desk, sara.familyName), { language });
    await patient.goToWaitingRoom(async () => {
      expect(await violations(patient.page)).toEqual([]);
    });
    expect(await violations(patient.page)).toEqual([]);
    expect(await patient.page.locator('html').getAttribute('lang')).toBe(language);
  });

  it('both: the call, dark and light, the identity panel and the ID screen', async () => {
    await desk.clinician.letIn();
    await waitForFrames(console_(), 10, 30_000);
    await waitForFrames(patient.page, 10, 30_000);
    expect(await violations(console_())).toEqual([]);
    expect(await violations(patient.page)).toEqual([]);
    const panel = await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    expect(await violations(console_())).toEqual([]);
    expect(await violations(patient.page)).toEqual([]);
    await desk.clinician.identify(panel, 'swedishPassport');
    await desk.clinician.theme('dark');
    expect(await violations(console_())).toEqual([]);
    await desk.clinician.theme('light');
  });

  it('both: finished, review, signed, read back from the record', async () => {
    for (const key of ['contactReason', 'assessment', 'planning'] as const)
      await desk.clinician.type(key, 'Prov.');
    await desk.clinician.saved();
    await desk.clinician.finish();
    await patient.finished().waitFor();
    expect(await violations(patient.page)).toEqual([]);
    await desk.clinician.signButton().waitFor();
    expect(await violations(console_())).toEqual([]);
    await desk.clinician.sign();
    await console_().getByRole('article', { name: desk.clinician.words.closing.recorded.label }).waitFor();
    expect(await violations(console_())).toEqual([]);
  });
});
