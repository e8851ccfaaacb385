import { describe, expect, it } from 'vitest';
import { book, bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { clockAt, move, type RunningHub, startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

const child = (change: Record<string, unknown> = {}): Record<string, unknown> =>
  bookingRow({
    patientNumber: numbers.child2022,
    givenName: 'Alva',
    familyName: 'Berg',
    guardianNumber: numbers.born1988,
    guardianName: 'Maria Berg',
    ...change,
  });
const nobody = { guardianNumber: null, guardianName: null };
const alone = child(nobody);

/** Two and a half hours before the visit: a page may be open, and nobody can have come. */
async function early(): Promise<{ hub: RunningHub; staff: StaffClient }> {
  const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
  return { hub, staff: await connectStaff(hub) };
}

describe('a booking that comes again with another guardian', () => {
  it.each([
    ['number', { guardianNumber: numbers.born1968, guardianName: 'Maria Berg' }],
    ['number and name', { guardianNumber: numbers.born1968, guardianName: 'Nils Berg' }],
  ])('of another %s ends the page, link and answers of the one before', async (_, other) => {
    const { hub, staff } = await early();
    const { visitId, url } = await bookOne(staff, child());
    const before = new Browser(hub);
    const page = await before.open(url);
    await page.must('page.answers', { place: 'Hemma hos Maria' });
    const after = await bookOne(staff, child(other));
    expect(await page.stopped()).toBe('revoked');
    expect(after.visitId).toBe(visitId);
    expect(await before.exchange(url)).toMatchObject({ status: 404 });
    await expect(before.tab()).rejects.toThrow('session.missing');
    const view = await (await new Browser(hub).open(after.url)).view();
    expect(view).toMatchObject({ expectedAs: 'guardian', answers: {} });
  });

  it('known by name only is another where the name is another', async () => {
    const { hub, staff } = await early();
    const { url } = await bookOne(staff, child({ guardianNumber: null }));
    const page = await new Browser(hub).open(url);
    await page.view();
    await book(staff, child({ guardianNumber: null, guardianName: 'Nils Berg' }));
    expect(await page.stopped()).toBe('revoked');
  });

  it('whose number is the same is the same, however the name is spelt', async () => {
    const { staff } = await early();
    const { url } = await bookOne(staff, child());
    expect((await bookOne(staff, child({ guardianName: 'Maria Berg-Ek' }))).url).toBe(url);
  });

  it('is refused once the guardian has come', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(staff, child());
    const page = await new Browser(hub).open(url);
    await page.view();
    const rows = [child({ guardianNumber: numbers.born1968, guardianName: 'Nils Berg' })];
    expect((await staff.must('bookings.import', { rows })).refused).toMatchObject([
      { line: 1, refusal: { code: 'booking.visitStarted' } },
    ]);
    const { people } = await staff.must('visit.open', { visitId });
    expect(people.find((one) => one.kind === 'guardian')?.givenName).toBe('Maria');
    expect(page.socket.connected).toBe(true);
  });
});

describe('a page of one who holds the link no longer', () => {
  it('ends when a guardian is added, and sees nothing of what the guardian answers', async () => {
    const { hub, staff } = await early();
    const first = await bookOne(staff, alone);
    const browser = new Browser(hub);
    const page = await browser.open(first.url);
    await page.view();
    const { visitId, url } = await bookOne(staff, child());
    expect(visitId).toBe(first.visitId);
    expect(await page.stopped()).toBe('revoked');
    await page.until(() => !page.socket.connected);
    const guardian = await new Browser(hub).open(url);
    await guardian.must('page.answers', { place: 'Hemma hos Maria' });
    expect(JSON.stringify(page.heard)).not.toContain('Hemma hos Maria');
    for (const named of [{}, { participantId: first.participantId }])
      await expect(browser.tab('two', named)).rejects.toThrow('session.missing');
    move(hub.clock, 131);
    await guardian.view((view) => view.power === 'join');
    const { participants } = await staff.must('visit.open', { visitId });
    expect(participants.map((one) => [one.kind, one.cameAt === null])).toEqual([
      ['patient', true],
      ['guardian', false],
    ]);
  });

  it('ends when the guardian is taken away, in its second tab too', async () => {
    const { hub, staff } = await early();
    const { url } = await bookOne(staff, child());
    const browser = new Browser(hub);
    const page = await browser.open(url);
    await page.view();
    const second = await browser.tab('two');
    expect(await second.stopped()).toBe('otherTab');
    second.clear();
    const patient = await bookOne(staff, alone);
    expect(await page.stopped()).toBe('revoked');
    expect(await second.stopped()).toBe('revoked');
    await expect(browser.tab()).rejects.toThrow('session.missing');
    expect((await (await new Browser(hub).open(patient.url)).view()).expectedAs).toBe('patient');
  });

  it('leaves a browser the place that it took before and still holds', async () => {
    const { hub, staff } = await early();
    const own = await bookOne(staff, bookingRow({ start: '2026-11-24T10:20:00+01:00' }));
    const browser = new Browser(hub);
    await browser.exchange(own.url);
    const rows = await book(staff, child({ start: '2026-11-24T10:45:00+01:00', ...nobody }));
    const { url } = await staff.must('link.make', { visitId: rows.at(-1)?.visitId as never });
    await browser.exchange(url);
    const at = (iso: string): number => Date.parse(iso);
    expect((await (await browser.tab()).view()).start).toBe(at('2026-11-24T10:45:00+01:00'));
    await book(staff, child({ start: '2026-11-24T10:45:00+01:00' }));
    expect((await (await browser.tab('two')).view()).start).toBe(at('2026-11-24T10:20:00+01:00'));
  });
});
