import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { type Language, languages } from '../../src/shared/i18n/words.ts';
import { drawnInSystemColours, toldInSystemColours } from './support/access/forcedColours.ts';
import { hears, lateBorn, listen } from './support/access/heard.ts';
import { atSize, beyondTheEdge } from './support/access/reflow.ts';
import { focused, screenFaults } from './support/access/screen.ts';
import { book, sara, tomorrow } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { speak } from './support/language.ts';
import { linkOf, linkWithoutOpening } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

/** Each language in a theme of its own, so that every screen is seen in both themes once. */
const themes = { sv: 'light', en: 'dark' } as const;

describe.each(languages)('every screen in %s can be seen, heard and reached by all', (language: Language) => {
  const theme = themes[language];
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  afterAll(() => stage.close());
  const console_ = () => desk.clinician.page;
  const asked = (page: Page) => page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const arrives = async (link: string) => {
    const arrived = await stage.patient(link, { language });
    await asked(arrived.page);
    return arrived;
  };
  const soundConsole = async (tab?: 'closesAtTab') =>
    expect(await screenFaults(console_(), 'console', tab)).toEqual([]);
  const soundPhone = async (page: Page) => expect(await screenFaults(page, 'phone')).toEqual([]);

  it('console: the day, a visit that waits, settings, palette, menu', async () => {
    desk = await speak(await stage.desk(), language);
    const { clinician } = desk;
    await asked(console_());
    await listen(console_());
    await book(console_(), [sara, tomorrow]);
    await clinician.row(sara.familyName).waitFor();
    await soundConsole();
    await atSize(console_(), 320, 256);
    expect(await beyondTheEdge(console_())).toEqual([]);
    await atSize(console_(), 1280, 720);
    await clinician.openSettings();
    expect(await focused(console_())).toBe(`h1 ${clinician.words.settings.title}`);
    await soundConsole();
    await clinician.closeSettings();
    await console_().keyboard.press('Control+k');
    await console_().waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await soundConsole('closesAtTab');
    await console_().keyboard.press('Escape');
  });

  it('patient: wrong link, before its time', async () => {
    const link = await linkWithoutOpening(desk, tomorrow);
    const wrong = await arrives(link.replace(/.{4}$/, 'AAAA'));
    await wrong.heading(wrong.words.wrongLink.title).waitFor();
    await soundPhone(wrong.page);
    await wrong.page.context().close();
    const before = await arrives(link);
    await before.heading(before.words.before.title).waitFor();
    await soundPhone(before.page);
    await atSize(before.page, 320, 256);
    expect(await beyondTheEdge(before.page)).toEqual([]);
    await before.button(before.words.prepare.title).click();
    await before.heading(before.words.prepare.title).waitFor();
    await soundPhone(before.page);
    expect(await beyondTheEdge(before.page)).toEqual([]);
    await before.page.context().close();
  });

  it('patient: questions, check, waiting room; each is read from its heading on', async () => {
    patient = await arrives(await linkOf(desk, sara.familyName));
    await listen(patient.page);
    await patient.goToWaitingRoom(async () => soundPhone(patient.page));
    expect(await focused(patient.page)).toMatch(/^h1 /);
    await soundPhone(patient.page);
    expect(await patient.page.locator('html').getAttribute('lang')).toBe(language);
    const { queue } = desk.clinician.words;
    await hears(console_(), saying(queue.arrived, { name: `${sara.givenName} ${sara.familyName}` }));
    await desk.clinician.letInButton().waitFor();
    await soundConsole();
  });

  it('both: the call, devices, menus, sound turned off, a pause; what is said is heard', async () => {
    const { page, words } = desk.clinician;
    await desk.clinician.letIn();
    await waitForFrames(page, 10, 30_000);
    await waitForFrames(patient.page, 10, 30_000);
    await hears(page, saying(words.call.stage.connectedNow));
    expect(await focused(page)).toMatch(new RegExp(`^h1 .*${sara.familyName}`));
    expect(await focused(patient.page)).toMatch(saying(`h1 ${patient.words.call.title}`));
    await soundConsole();
    await soundPhone(patient.page);

    const more = page
      .getByRole('toolbar')
      .getByRole('button', { name: words.call.controls.more, exact: true });
    await more.click();
    await page.getByRole('menu').waitFor();
    await soundConsole('closesAtTab');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(saying(`button ${words.call.controls.more}`));

    const open = patient.button(patient.words.devices.open);
    await open.click();
    await patient.heading(patient.words.devices.title).waitFor();
    expect(await focused(patient.page)).toBe(`h2 ${patient.words.devices.title}`);
    await soundPhone(patient.page);
    await patient.button(patient.words.devices.close).click();
    expect(await focused(patient.page)).toBe(`button ${patient.words.devices.open}`);

    await desk.clinician.section('history').click();
    await page.keyboard.press('Alt+m');
    await hears(page, saying(words.call.controls.saidMicrophoneOff));
    await hears(patient.page, saying(patient.words.call.theirMicrophoneOff));
    await page.keyboard.press('Alt+m');
    await hears(page, saying(words.call.controls.saidMicrophoneOn));
    await patient.button(patient.words.call.microphone).click();
    await hears(patient.page, saying(patient.words.call.nobodyHears));
    await patient.page.emulateMedia({ forcedColors: 'active' });
    await patient.page.keyboard.press('Tab');
    expect(await toldInSystemColours(patient.page)).toEqual({ ring: 'solid 2px', offIsTurned: true });
    await patient.page.emulateMedia({ forcedColors: 'none' });
    await patient.button(patient.words.call.microphone).click();

    await page.keyboard.press('Alt+v');
    await hears(patient.page, saying(patient.words.call.holdTitle));
    await hears(page, saying(words.call.stage.hold));
    await soundPhone(patient.page);
    await page.keyboard.press('Alt+v');
    await waitForFrames(page, 10, 30_000);
  });

  it('both: the identity panel and the ID screen', async () => {
    const panel = await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    await soundConsole();
    // At 200 % the panel scrolls under its own head.
    for (const [width, height] of [
      [720, 450],
      [320, 256],
    ] as const) {
      await atSize(console_(), width, height);
      await soundConsole();
    }
    await atSize(console_(), 1280, 720);
    await soundPhone(patient.page);
    await desk.clinician.takePicture(panel);
    await desk.clinician.confirmFields(panel);
    await soundConsole();
    await desk.clinician.identify(panel, 'swedishPassport');
    await hears(console_(), saying(desk.clinician.words.identity.outcome.verified));
    await patient.documentAsked().waitFor({ state: 'detached' });
    await expect.poll(() => focused(patient.page)).toMatch(saying(`h1 ${patient.words.call.title}`));
  });

  it("console: the call at 200 % and 400 %, and in the system's own colours", async () => {
    const page = console_();
    for (const [width, height] of [
      [720, 450],
      [320, 256],
    ] as const) {
      await atSize(page, width, height);
      expect(await beyondTheEdge(page)).toEqual([]);
      await soundConsole();
    }
    await atSize(page, 1280, 720);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await drawnInSystemColours(page)).toEqual({ chosenRow: 'solid 2px', signIsText: true });
    await soundConsole();
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('both: finished, review, signed, read back from the record', async () => {
    const { clinician } = desk;
    for (const key of ['contactReason', 'assessment', 'planning'] as const)
      await clinician.type(key, 'Prov.');
    await clinician.saved();
    await clinician.finish();
    await patient.finished().waitFor();
    expect(await focused(patient.page)).toBe(`h1 ${patient.words.finished.title}`);
    await soundPhone(patient.page);
    await clinician.signButton().waitFor();
    await soundConsole();
    await atSize(console_(), 320, 256);
    expect(await beyondTheEdge(console_())).toEqual([]);
    await soundConsole();
    await atSize(console_(), 1280, 720);
    await clinician.sign();
    await hears(console_(), saying(clinician.words.closing.sign.onItsWay));
    await console_().getByRole('article', { name: clinician.words.closing.recorded.label }).waitFor();
    expect(await focused(console_())).toMatch(/^h1 /);
    await soundConsole();
    expect(await lateBorn(console_())).toEqual([]);
    expect(await lateBorn(patient.page)).toEqual([]);
  });
});
