import type { Page } from 'playwright';
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
    await atSize(console_(), 320, 256);
    expect(await beyondTheEdge(console_())).toEqual([]);
    await atSize(console_(), 1280, 720);
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
    await before.heading(before.words.before.title).waitFor();
    expect(await violations(before.page)).toEqual([]);
    await atSize(before.page, 320, 256);
    expect(await beyondTheEdge(before.page)).toEqual([]);
    await before.button(before.words.prepare.title).click();
    await before.heading(before.words.prepare.title).waitFor();
    expect(await violations(before.page)).toEqual([]);
    expect(await beyondTheEdge(before.page)).toEqual([]);
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

  it("console: the call at 200 % and 400 %, and in the system's own colours", async () => {
    const page = console_();
    for (const [width, height] of [
      [720, 450],
      [320, 256],
    ] as const) {
      await atSize(page, width, height);
      expect(await beyondTheEdge(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    }
    await atSize(page, 1280, 720);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await drawnInSystemColours(page)).toEqual({ chosenRow: 'solid 2px', signIsText: true });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });
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

/** A window of 1280 x 1024 at 400 % is 320 x 256 to the page (WCAG 1.4.10). */
async function atSize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((wide) => window.innerWidth === wide, width);
}

/** What is seen and reaches beyond the window's sides. */
function beyondTheEdge(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        // What is for screen readers only is a pixel in size.
        if (width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) return false;
        return left < -1 || right > window.innerWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Chosen row and state glyph are known by background and hue: both are gone in forced colours. */
function drawnInSystemColours(page: Page) {
  return page.evaluate(() => {
    const row = document.querySelector('[role="option"][aria-selected="true"]');
    const glyph = row?.querySelector('svg circle');
    if (row == null || glyph == null) throw new Error('no row is chosen');
    const { outlineStyle, outlineWidth } = getComputedStyle(row);
    return {
      chosenRow: `${outlineStyle} ${outlineWidth}`,
      signIsText: getComputedStyle(glyph).fill === getComputedStyle(document.body).color,
    };
  });
}
