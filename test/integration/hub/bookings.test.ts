import { describe, expect, it } from 'vitest';
import { book, bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

async function clinic(): Promise<{ staff: StaffClient; hub: Awaited<ReturnType<typeof startHub>> }> {
  const hub = await startHub();
  return { hub, staff: await connectStaff(hub) };
}

describe('a day list', () => {
  it('makes a visit of each row, with those who are expected', async () => {
    const { staff } = await clinic();
    const [child, alone] = await book(
      staff,
      bookingRow({
        start: '2026-11-24T10:20:00+01:00',
        patientNumber: numbers.child2022,
        givenName: 'Alva',
        familyName: 'Berg',
        guardianNumber: numbers.born1988,
        guardianName: 'Maria Berg',
        interpreter: true,
        language: 'so',
      }),
      bookingRow(),
    );
    expect(child?.participants.map((one) => [one.kind, one.hasLink])).toEqual([
      ['patient', false],
      ['guardian', true],
      ['interpreter', false],
    ]);
    expect(child).toMatchObject({ age: 4, language: 'so', interpreter: true, mine: true, stage: 'booked' });
    expect(alone?.participants.map((one) => one.kind)).toEqual(['patient']);
    expect(alone).toMatchObject({ givenName: 'Tolvan', familyName: 'Tolvansson', age: 113 });
  });

  it('takes good rows in and gives bad ones back with line and reason', async () => {
    const { staff } = await clinic();
    const report = await staff.must('bookings.import', {
      rows: [
        bookingRow({ patientNumber: '191212121213' }),
        bookingRow(),
        bookingRow({ end: '2026-11-24T10:00:00+01:00' }),
        bookingRow({ profession: 'barber' }),
        'not a row',
      ],
    });
    expect(report).toMatchObject({ added: 1, updated: 0, unchanged: 0 });
    expect(report.refused.map((one) => [one.line, one.field, one.refusal.code])).toEqual([
      [1, 'patientNumber', 'booking.number'],
      [3, 'end', 'booking.endBeforeStart'],
      [4, 'profession', 'booking.profession'],
      [5, null, 'booking.field'],
    ]);
  });

  it('of one row says which visit it is, new, changed and as it was; of several none', async () => {
    const { staff } = await clinic();
    const one = (change = {}) => staff.must('bookings.import', { rows: [bookingRow(change)] });
    const { visitId } = await one();
    const [row] = (await staff.must('day.open', { date: null })).rows;
    expect(visitId).toBe(row?.visitId);
    expect(await one()).toMatchObject({ unchanged: 1, visitId });
    expect(await one({ reason: 'Feber' })).toMatchObject({ updated: 1, visitId });
    expect((await one({ patientNumber: '1' })).visitId).toBeUndefined();
    const two = [bookingRow(), bookingRow({ patientNumber: numbers.born1988 })];
    expect((await staff.must('bookings.import', { rows: two })).visitId).toBeUndefined();
  });

  it('updates the same booking and leaves an equal one as it is', async () => {
    const { staff } = await clinic();
    const [before] = await book(staff, bookingRow());
    expect(await staff.must('bookings.import', { rows: [bookingRow()] })).toMatchObject({ unchanged: 1 });
    const [after] = await book(staff, bookingRow({ reason: 'Hosta och feber', interpreter: true }));
    expect(after?.visitId).toBe(before?.visitId);
    expect(after).toMatchObject({ reason: 'Hosta och feber', interpreter: true });
    expect(after?.participants.map((one) => one.kind)).toEqual(['patient', 'interpreter']);
    const gone = await book(staff, bookingRow({ reason: 'Hosta och feber' }));
    expect(gone).toHaveLength(1);
    expect(gone[0]?.participants.map((one) => one.kind)).toEqual(['patient']);
  });

  it('keeps the link of a booking that is updated', async () => {
    const { staff } = await clinic();
    const { visitId, url } = await bookOne(staff);
    await book(staff, bookingRow({ reason: 'Feber' }));
    expect(await staff.must('link.make', { visitId })).toEqual({ url });
  });

  it('changes nothing of a visit that has been opened', async () => {
    const { hub, staff } = await clinic();
    const { visitId, participantId, url } = await bookOne(staff);
    await (await new Browser(hub).open(url)).view();
    await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
    const report = await staff.must('bookings.import', { rows: [bookingRow({ reason: 'Annat' })] });
    expect(report.refused).toMatchObject([{ line: 1, refusal: { code: 'booking.visitStarted' } }]);
    expect((await staff.must('visit.open', { visitId })).reason).toBe('Hosta i tre veckor');
  });

  it('changes not who is expected once somebody has come', async () => {
    const { hub, staff } = await clinic();
    const { url } = await bookOne(staff);
    await (await new Browser(hub).open(url)).view();
    const report = await staff.must('bookings.import', { rows: [bookingRow({ interpreter: true })] });
    expect(report.refused[0]?.refusal.code).toBe('booking.visitStarted');
    expect(await staff.must('bookings.import', { rows: [bookingRow({ reason: 'Feber' })] })).toMatchObject({
      updated: 1,
    });
  });

  it('takes the same booking once from one list', async () => {
    const { staff } = await clinic();
    const again = bookingRow({ patientNumber: '19121212-1212', reason: 'Annat' });
    const report = await staff.must('bookings.import', { rows: [bookingRow(), again] });
    expect(report).toMatchObject({
      added: 1,
      refused: [{ line: 2, refusal: { code: 'booking.duplicateRow' } }],
    });
  });

  it('of 10,001 rows is refused whole', async () => {
    const { staff } = await clinic();
    const rows = Array.from({ length: 10_001 }, () => bookingRow());
    expect(await staff.ask('bookings.import', { rows })).toMatchObject({
      refusal: { code: 'booking.tooManyRows' },
    });
    expect((await staff.must('day.open', { date: null })).rows).toEqual([]);
  });

  it('of 10,000 rows is looked at row by row', async () => {
    const { staff } = await clinic();
    const rows = Array.from({ length: 10_000 }, () => ({}));
    const report = await staff.must('bookings.import', { rows });
    expect(report.refused).toHaveLength(10_000);
    expect(report.refused.at(-1)).toMatchObject({ line: 10_000, refusal: { code: 'booking.fieldMissing' } });
  });

  it('that is long does not keep others from their answer', async () => {
    const { staff } = await clinic();
    const rows = Array.from({ length: 1_000 }, (_, index) => {
      const start = Date.parse('2026-12-01T08:00:00Z') + index * 60_000;
      return bookingRow({
        start: new Date(start).toISOString(),
        end: new Date(start + 60_000).toISOString(),
      });
    });
    let done = false;
    const report = staff.must('bookings.import', { rows }).then((answer) => {
      done = true;
      return answer;
    });
    await staff.must('day.open', { date: null });
    expect(done).toBe(false);
    expect(await report).toMatchObject({ added: 1_000, refused: [] });
  });
});

describe('protected identity', () => {
  const hidden = bookingRow({
    patientNumber: numbers.born1968,
    givenName: null,
    familyName: null,
    protected: true,
  });

  it('shows neither name nor age nor answers in a list, and its number inside the own visit only', async () => {
    const { hub, staff } = await clinic();
    const { visitId, url } = await bookOne(staff, hidden);
    const page = await new Browser(hub).open(url);
    await page.must('page.answers', { place: 'Hemlig gata 1', phone: '070-174 06 05' });
    const { rows } = await staff.must('day.open', { date: null });
    expect(rows[0]).toMatchObject({ protected: true, givenName: null, familyName: null, age: null });
    const listed = JSON.stringify([rows, staff.heard]);
    for (const secret of ['Hemlig', '070-174', numbers.born1968]) expect(listed).not.toContain(secret);
    const mine = await staff.must('visit.open', { visitId });
    expect(mine.people[0]).toMatchObject({ number: numbers.born1968 });
    expect(mine.patient).not.toBeNull();
    expect(mine).toMatchObject({
      phone: '070-174 06 05',
      participants: [{ answers: { place: 'Hemlig gata 1' } }],
    });
    await staff.command(visitId, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
    const others = await staff.must('visit.open', { visitId });
    expect(others.people[0]).toMatchObject({ number: null, birthDate: null });
    // Opaque as it is, it would tell which visits are the same person's.
    expect(others.patient).toBeNull();
    expect(others).toMatchObject({ phone: null, participants: [{ answers: {} }] });
  });

  it.each([
    [
      'vouched for',
      { outcome: 'waived', reason: 'vouchedFor', by: 'Hemlig Granne', relation: 'Hemlig vän' },
      { outcome: 'waived', reason: 'vouchedFor', by: '', relation: '' },
    ],
    [
      'unconfirmed',
      { outcome: 'unconfirmed', reason: 'Hemlig skäl', help: 'phonedBack' },
      { outcome: 'unconfirmed', reason: '', help: 'phonedBack' },
    ],
    [
      'decided against the rules',
      { outcome: 'waived', reason: 'eId', despite: 'Hemlig omständighet' },
      { outcome: 'waived', reason: 'eId', despite: '' },
    ],
  ] as const)(
    'tells the outcome of one %s without words, but inside the own visit',
    async (_, decision, told) => {
      const { hub, staff } = await clinic();
      const { visitId, participantId: id, url } = await bookOne(staff, hidden);
      const participantId = id as never;
      await (await new Browser(hub).open(url)).view();
      await staff.command(visitId, { type: 'letIn', participantId });
      await staff.command(visitId, { type: 'decideIdentity', participantId, decision });
      const { rows } = await staff.must('day.open', { date: null });
      expect(rows[0]?.participants[0]?.identity).toMatchObject({ state: 'decided', decision: told });
      const listed = staff.heard.filter((event) => event.type === 'row');
      expect(listed.length).toBeGreaterThan(0);
      expect(JSON.stringify([rows, listed])).not.toContain('Hemlig');
      const mine = await staff.must('visit.open', { visitId });
      expect(mine.participants[0]?.identity).toMatchObject({ decision });
      await staff.command(visitId, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
      expect(JSON.stringify(await staff.must('visit.open', { visitId }))).not.toContain('Hemlig');
    },
  );

  it('tells the page no name of a protected child', async () => {
    const { hub, staff } = await clinic();
    const row = { ...hidden, patientNumber: numbers.child2022, guardianNumber: numbers.born1988 };
    const { url } = await bookOne(staff, row);
    const view = await (await new Browser(hub).open(url)).view();
    expect(view).toMatchObject({ childGivenName: null, expectedAs: 'guardian' });
  });
});
