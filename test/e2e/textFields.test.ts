import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

/** What nobody expects in a text field. */
const odd = {
  html: '<img src=x onerror="window.hit=1"><script>window.hit=1</script> &amp; <b>fet</b>',
  emoji: '👩🏽‍⚕️🫀 🇸🇪 é å',
  rightToLeft: 'العربية \u202Eemordnilap\u202C עברית',
  long: 'Hosta och feber. '.repeat(6_000).slice(0, 100_000),
} as const;
const withNul = 'före\u0000efter';

describe('odd text in every field: kept as typed, shown as text', () => {
  const stage = new Stage();
  let desk: Desk;
  const place = `${odd.html} ${odd.emoji} ${odd.rightToLeft}`;
  beforeAll(async () => {
    desk = await stage.desk();
    // HTML that is drawn as such may try to run and be stopped by the window's policy: that is told here.
    await desk.running.page.evaluate(() =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective.startsWith('script'))
          (globalThis as { tried?: string }).tried = effectiveDirective;
      }),
    );
    await book(desk.running.page, [sara]);
  });
  afterAll(() => stage.close());

  it("patient's place: comes to the clinician as it was typed", async () => {
    const patient = await stage.patient(await linkOf(desk, sara.familyName));
    await patient.answer(place);
    await patient.button(patient.words.check.skip).click();
    await patient.waitingRoom().waitFor();
    // After what kind of place it is.
    await desk.clinician.page.getByText(place).waitFor();
    await desk.clinician.letIn();
    await waitForFrames(patient.page, 5, 30_000);
  });

  it('note: 100,000 characters, emoji, right-to-left, HTML; NUL is taken out', async () => {
    const { clinician } = desk;
    await paste(desk, 'history', odd.long);
    await paste(desk, 'status', `${odd.html}\n${odd.emoji}\n${odd.rightToLeft}`);
    await paste(desk, 'assessment', withNul);
    await clinician.saved();
    expect(await clinician.section('history').inputValue()).toBe(odd.long);
    expect(await clinician.section('status').inputValue()).toBe(
      `${odd.html}\n${odd.emoji}\n${odd.rightToLeft}`,
    );
    expect(await clinician.section('assessment').inputValue()).toBe('föreefter');
  });

  it('reason why an identity is not confirmed: kept and shown as text', async () => {
    const { words, page } = desk.clinician;
    const panel = await desk.clinician.openIdentity();
    await panel.getByRole('button', { name: words.identity.decide.notConfirmed }).click();
    await panel.getByRole('textbox', { name: words.identity.decide.why }).fill(place);
    await panel
      .getByRole('combobox', { name: words.identity.decide.help })
      .selectOption({ label: words.identity.help.phonedBack });
    await panel.getByRole('button', { name: words.identity.decide.saveUnconfirmed }).click();
    await page.getByText(words.identity.chip.unconfirmed).first().waitFor();
    await desk.clinician.finish();
    await page.getByRole('region', { name: words.app.layout.review }).getByText(place).waitFor();
  });

  it('has run none of it', async () => {
    const found = await desk.running.page.evaluate(() => {
      const { hit, tried } = globalThis as { hit?: number; tried?: string };
      return { hit: hit ?? 0, tried: tried ?? 'nothing' };
    });
    expect(found).toEqual({ hit: 0, tried: 'nothing' });
  });
});

/** Puts text in at the caret as pasting does, NUL and all (a system clipboard may cut at NUL before we see it). */
async function paste(
  { running, clinician }: Desk,
  key: 'history' | 'status' | 'assessment',
  text: string,
): Promise<void> {
  await clinician.section(key).focus();
  await running.page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
}
