import { describe, expect, it } from 'vitest';
import { bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { startHub } from './support/hub.ts';

async function asked() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, url } = await bookOne(staff);
  const page = await new Browser(hub).open(url);
  await page.view();
  const answers = async (): Promise<unknown> =>
    (await staff.must('visit.open', { visitId })).participants[0]?.answers;
  return { hub, staff, page, visitId, answers };
}

describe("the patient's answers", () => {
  it.each([
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['right-to-left text', 'شارع ‮٣'],
    ['emoji', '👩‍⚕️ hemma 🏡'],
    ['quotes and SQL', `'; drop table visit; --"\\`],
  ])('with %s are kept as typed', async (_what, place) => {
    const { page, answers } = await asked();
    await page.must('page.answers', { place });
    expect(await answers()).toEqual({ place });
  });

  it('lose NUL', async () => {
    const { page, answers } = await asked();
    await page.must('page.answers', { place: 'Hem\u0000ma', phone: '070\u0000-1' });
    expect(await answers()).toEqual({ place: 'Hemma', phone: '070-1' });
  });

  it('of 100,000 characters are refused, what was there stands, and the session lives on', async () => {
    const { hub, page, answers } = await asked();
    await page.must('page.answers', { place: 'Hemma' });
    expect(await page.ask('page.answers', { place: 'å'.repeat(100_000) })).toEqual({
      ok: false,
      refusal: { code: 'message.tooLarge' },
    });
    expect(await answers()).toEqual({ place: 'Hemma' });
    expect(hub.hub.refusals()['message.tooLarge']).toBe(1);
    expect(await page.ask('page.answers', { place: 'x'.repeat(2_000) })).toMatchObject({ ok: true });
  });

  it('that come at the same moment are all kept', async () => {
    const { page, answers } = await asked();
    await Promise.all([
      page.must('page.answers', { whoAmI: 'patient' }),
      page.must('page.answers', { place: 'Hemma' }),
      page.must('page.answers', { phone: '08-123' }),
    ]);
    expect(await answers()).toEqual({ whoAmI: 'patient', place: 'Hemma', phone: '08-123' });
  });

  it('come one after the other, each kept', async () => {
    const { page, staff, visitId, answers } = await asked();
    await page.must('page.answers', { whoAmI: 'patient' });
    await page.must('page.answers', { place: 'Hemma', phone: '08-123' });
    await page.must('page.answers', { room: 'someoneHere' });
    expect(await answers()).toEqual({ whoAmI: 'patient', place: 'Hemma', phone: '08-123' });
    const visit = await staff.must('visit.open', { visitId });
    expect(visit.phone).toBe('08-123');
    expect(visit.participants[0]?.readiness.room).toBe('someoneHere');
  });
});
