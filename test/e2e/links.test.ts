import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pattern, saying } from '../../scripts/visit/words.ts';
import { book, nils, sara, tomorrow } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf, linkWithoutOpening } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

describe('links', () => {
  const stage = new Stage();
  let desk: Desk;
  let link: string;
  let first: Patient;
  let second: Patient;
  beforeAll(async () => {
    desk = await stage.desk();
    await book(desk.running.page, [sara, nils, tomorrow]);
    link = await linkOf(desk, sara.familyName);
  });
  afterAll(() => stage.close());

  it('answers a wrong and a foreign link alike: what to do, and no hint whether a booking exists', async () => {
    const foreign = await linkOf(desk, nils.familyName);
    const [origin = '', fragment = ''] = link.split('#');
    const [version, participant, token = ''] = fragment.split('.');
    const wrongToken = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    const texts: (string | null)[] = [];
    for (const wrong of [
      `${origin}#${version}.${participant}.${wrongToken}`,
      `${origin}#${version}.${participant}.${foreign.split('.').at(-1)}`,
      `${origin}#${version}.${participant}.`,
    ]) {
      const patient = await stage.patient(wrong, { language: 'sv' });
      await patient.heading(patient.words.wrongLink.title).waitFor();
      // The clinic's number is a question of its own: the page is whole once it has come.
      await patient.page.getByRole('link', { name: saying(patient.words.ring) }).waitFor();
      texts.push(await patient.page.locator('main').textContent());
      await patient.page.context().close();
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toContain(sara.givenName);
  });

  it('opens the device test before its time, and nothing else', async () => {
    const patient = await stage.patient(await linkWithoutOpening(desk, tomorrow));
    await patient.heading(patient.words.before.title).waitFor();
    await patient.button(patient.words.before.test).click();
    await patient.heading(patient.words.check.title).waitFor();
    expect(await patient.button(patient.words.check.toWaitingRoom).count()).toBe(0);
    await patient.page.context().close();
  });

  it('lets one tab have the visit: the older stops when the newer says "use this one", the answers stand', async () => {
    const first = await stage.patient(link);
    await first.goToWaitingRoom();
    const second = await first.inAnotherTab(link);
    await second.heading(second.words.otherTab.title).waitFor();
    await second.button(second.words.otherTab.use).click();
    await second.waitingRoom().waitFor();
    await first.heading(first.words.otherTab.title).waitFor();
    await expect
      .poll(() => desk.clinician.row(sara.familyName).textContent(), { timeout: 15_000 })
      .toMatch(
        new RegExp(
          `${pattern(desk.clinician.words.queue.state.waiting)}.*${desk.clinician.words.queue.ready}`,
        ),
      );
    await first.page.close();
  });

  it('lets a second phone wait, with a word, and changes nothing for the first', async () => {
    first = await stage.patient(await linkOf(desk, nils.familyName));
    await first.goToWaitingRoom();
    second = await stage.patient(await linkOf(desk, nils.familyName));
    await second.heading(second.words.otherDevice.title).waitFor();
    await second.page.getByText(second.words.otherDevice.text).waitFor();
    expect(await first.waitingRoom().isVisible()).toBe(true);
  });

  it('lets the second phone in from the first, which is told that the visit has moved', async () => {
    await first.page.getByText(first.words.otherDeviceAsks.text).waitFor();
    await first.button(first.words.otherDeviceAsks.letIn).click();
    await second.waitingRoom().waitFor();
    await first.heading(first.words.tookOver.title).waitFor();
    await second.page.context().close();
    await first.page.context().close();
  });
});
