import { describe, expect, it } from 'vitest';
import { bookingIn, bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, newConfig, startHub } from './support/hub.ts';
import { clinicians, someone } from './support/people.ts';

/** A day ahead: the link tests and prepares. */
async function dayAhead(change: Record<string, unknown> = {}) {
  const hub = await startHub({ clock: clockAt('2026-11-23T18:00:00+01:00') });
  const staff = await connectStaff(hub);
  await staff.must('bookings.import', { rows: [bookingRow(change)] });
  const [row] = (await staff.must('day.open', { date: '2026-11-24' })).rows;
  const visitId = row?.visitId as never;
  const { url } = await staff.must('link.make', { visitId });
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.view();
  const rowNow = async () => (await staff.must('day.open', { date: '2026-11-24' })).rows[0];
  const written = async () => (await staff.must('visit.open', { visitId })).preparation;
  const testedAt = async () => (await rowNow())?.participants[0]?.testedAt;
  return { hub, staff, visitId, url, browser, page, rowNow, written, testedAt };
}

const concern = 'Hosta, och <script>alert(1)</script> \u202e 👩‍⚕️';

describe('what a patient writes beforehand', () => {
  it('is kept with the visit and read inside it only; the latest stands', async () => {
    const { hub, staff, page, rowNow, written } = await dayAhead();
    expect(await page.view()).toMatchObject({ prepareForm: 'infection', preparedAt: null });
    await page.must('page.prepare', { form: 'infection', answers: { concern, medicines: 'Alvedon' } });
    await page.view((view) => view.preparedAt === hub.clock.now);
    expect(await written()).toEqual({ form: 'infection', answers: { concern, medicines: 'Alvedon' } });
    move(hub.clock, 5);
    await page.must('page.prepare', { form: 'infection', answers: { concern: 'Bara hosta' } });
    expect(await written()).toEqual({ form: 'infection', answers: { concern: 'Bara hosta' } });
    const row = await rowNow();
    expect(row?.preparedAt).toBe(hub.clock.now);
    expect(JSON.stringify(row)).not.toContain('Bara hosta');
    await staff.event((event) => event.type === 'visit' && event.visit.preparedAt === hub.clock.now);
    for (const event of staff.heard.filter((one) => one.type === 'row'))
      expect(JSON.stringify(event)).not.toContain('Bara hosta');
    expect(JSON.stringify(page.heard)).not.toMatch(/hosta/i);
    expect(hub.logged()).not.toMatch(/hosta/i);
  });

  it('is still there after a restart of the hub, and never sent back to a page', async () => {
    const { hub, visitId, page, browser, written } = await dayAhead();
    await page.must('page.prepare', { form: 'general', answers: { concern } });
    const before = await written();
    const again = await hub.restart();
    const pageAgain = await browser.at(again).tab();
    expect((await pageAgain.view()).preparedAt).toBe(hub.clock.now);
    expect(JSON.stringify(pageAgain.heard)).not.toContain('alert');
    const staff = await connectStaff(again);
    expect((await staff.must('visit.open', { visitId })).preparation).toEqual(before);
  });

  it('of 50,000 characters is refused, and what was there stands', async () => {
    const { hub, page, written } = await dayAhead();
    await page.must('page.prepare', { form: 'general', answers: { concern } });
    const before = await written();
    for (const text of ['x'.repeat(50_000), 'x'.repeat(2_001)])
      expect(await page.ask('page.prepare', { form: 'general', answers: { concern: text } })).toEqual({
        ok: false,
        refusal: { code: 'message.tooLarge' },
      });
    expect(await written()).toEqual(before);
    expect(hub.hub.refusals()['message.tooLarge']).toBe(2);
    const most = { concern: 'x'.repeat(2_000), allergies: '<b>Nöt</b>' };
    await page.must('page.prepare', { form: 'general', answers: most });
    expect(await written()).toEqual({ form: 'general', answers: most });
  });

  it('in a form of an older version is kept, word for word, as the general one', async () => {
    const { page, written } = await dayAhead();
    const answers = { concern, smokes: 'Nej, slutade 1998' };
    expect(
      await page.raw({ v: 1, type: 'page.prepare', payload: { form: 'lungs2', answers } }),
    ).toMatchObject({
      ok: true,
    });
    expect(await written()).toEqual({ form: 'general', answers });
  });

  it('loses NUL, and is no more than a form can ask', async () => {
    const { page, written } = await dayAhead();
    await page.must('page.prepare', { form: 'general', answers: { concern: 'Hos\u0000ta' } });
    expect(await written()).toEqual({ form: 'general', answers: { concern: 'Hosta' } });
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, nth) => [`q${'x'.repeat(nth)}`, 'x']));
    for (const answers of [many, { 'with space': 'x' }, { concern: 7 }, []])
      expect(
        await page.raw({ v: 1, type: 'page.prepare', payload: { form: 'general', answers } }),
      ).toMatchObject({ refusal: { code: 'message.malformed' } });
    expect(await written()).toEqual({ form: 'general', answers: { concern: 'Hosta' } });
  });

  it('is taken until the visit is over', async () => {
    const { hub, staff, visitId, page } = await dayAhead();
    const ready = { form: 'general', answers: { concern: 'Hosta' } } as const;
    move(hub.clock, 16 * 60 + 35);
    await page.view((view) => view.power === 'join');
    await page.must('page.prepare', ready);
    await staff.command(visitId, { type: 'cancel', reason: 'Ombokad' });
    expect(await page.ask('page.prepare', ready)).toMatchObject({ refusal: { code: 'link.over' } });
  });

  it('of a protected person is hidden from who may not name that person', async () => {
    const assistant = someone('assistant');
    const hub = await startHub({ config: newConfig({ staff: [...clinicians, assistant] }) });
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(
      staff,
      bookingIn(hub.clock, 10, { protected: true, givenName: null, familyName: null }),
    );
    const page = await new Browser(hub).open(url);
    await page.must('page.prepare', { form: 'general', answers: { concern } });
    expect((await staff.must('visit.open', { visitId: visitId as never })).preparation).not.toBeNull();
    const them = await connectStaff(hub, assistant.hsaId);
    const seen = await them.must('visit.open', { visitId: visitId as never });
    expect(seen).toMatchObject({ preparation: null, preparedAt: hub.clock.now, patient: null });
  });
});

const works = { state: 'works' } as const;
const good = { state: 'good', kind: 'wifi', roundTripMs: 20 } as const;
const everything = { camera: works, microphone: works, speaker: works, network: good };

describe('the test days ahead', () => {
  it('went well once everything works, whatever came first', async () => {
    const { hub, page, testedAt } = await dayAhead();
    const parts = [{ network: good }, { camera: works }, { microphone: works }] as const;
    for (const part of parts) {
      await page.must('page.readiness', part);
      expect(await testedAt()).toBeNull();
    }
    await page.must('page.readiness', { speaker: works });
    expect(await testedAt()).toBe(hub.clock.now);
  });

  it.each([
    ['a trouble', { camera: { state: 'trouble', trouble: 'refused' } }],
    ['a network that fails', { network: { state: 'failed' } }],
  ] as const)('is taken back by %s', async (_what, trouble) => {
    const { page, testedAt } = await dayAhead();
    await page.must('page.readiness', everything);
    expect(await testedAt()).not.toBeNull();
    await page.must('page.readiness', trouble);
    expect(await testedAt()).toBeNull();
  });

  it('is not well with a network that is weak', async () => {
    const { page, testedAt } = await dayAhead();
    await page.must('page.readiness', { ...everything, network: { ...good, state: 'weak' } });
    expect(await testedAt()).toBeNull();
  });

  it('stands when the page is only opened again, also after a restart of the hub', async () => {
    const { hub, browser, page } = await dayAhead();
    await page.must('page.readiness', everything);
    const when = hub.clock.now;
    const again = await hub.restart();
    move(hub.clock, 30);
    const staff = await connectStaff(again);
    const pageAgain = await browser.at(again).tab();
    const untested = { state: 'untested' } as const;
    await pageAgain.must('page.readiness', {
      camera: untested,
      microphone: untested,
      speaker: untested,
      network: { state: 'testing' },
    });
    const [row] = (await staff.must('day.open', { date: '2026-11-24' })).rows;
    expect(row?.participants[0]?.testedAt).toBe(when);
  });

  it('says nothing once the window is open: then what is, is shown', async () => {
    const { hub, page, testedAt } = await dayAhead();
    await page.must('page.readiness', everything);
    const when = await testedAt();
    move(hub.clock, 16 * 60 + 35);
    await page.view((view) => view.power === 'join');
    await page.must('page.readiness', { camera: { state: 'trouble', trouble: 'taken' } });
    expect(await testedAt()).toBe(when);
  });
});
