import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../../src/shared/contracts/visit.ts';
import { book, bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';
import { deliveryOf, verified } from './support/notes.ts';
import { numbers } from './support/people.ts';

const at = (start: string, minutes: number, patientNumber: string): Record<string, unknown> =>
  bookingRow({
    start,
    end: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
    patientNumber,
  });
const starts = (rows: readonly QueueRow[]): string[] => rows.map((row) => new Date(row.start).toISOString());

describe('time', () => {
  it('moved back makes no waiting negative and changes no order of events', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, participantId, url } = await bookOne(staff);
    const page = await new Browser(hub).open(url);
    await page.must('page.waiting', { waiting: true });
    move(hub.clock, -120);
    page.clear();
    const view = await page.view();
    expect(view.aboutMinutes).toBe(130);
    expect(view.power).toBe('join');
    page.clear();
    move(hub.clock, 150);
    await page.view((shown) => shown.aboutMinutes === 0 && shown.delayMinutes === 20);
    move(hub.clock, -150);
    await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
    await page.view((shown) => shown.admitted);
    const visit = await staff.must('visit.open', { visitId });
    expect(visit.seq).toBe(3);
    move(hub.clock, -5);
    await staff.command(visitId, { type: 'finish' });
    const ended = await staff.must('visit.open', { visitId });
    expect(ended).toMatchObject({ seq: 4, stage: 'ended' });
    expect((ended.endedAt ?? 0) < (ended.openedAt ?? 0)).toBe(true);
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
    for (const event of page.heard)
      if (event.type === 'view')
        for (const minutes of [event.view.aboutMinutes, event.view.delayMinutes])
          expect(minutes === null || minutes >= 0).toBe(true);
  });

  it('over midnight: a visit belongs to the day on which it starts', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T23:55:00+01:00') });
    const staff = await connectStaff(hub);
    await staff.must('bookings.import', {
      rows: [
        at('2026-11-24T23:50:00+01:00', 30, numbers.tolvan),
        at('2026-11-25T00:00:00+01:00', 20, numbers.born1960),
      ],
    });
    const evening = await staff.must('day.open', { date: null });
    expect(evening.date).toBe('2026-11-24');
    expect(starts(evening.rows)).toEqual(['2026-11-24T22:50:00.000Z']);
    const { url } = await staff.must('link.make', { visitId: evening.rows[0]?.visitId as never });
    const page = await new Browser(hub).open(url);
    await page.view();
    move(hub.clock, 10);
    expect((await staff.must('day.open', { date: null })).date).toBe('2026-11-25');
    await page.must('page.waiting', { waiting: true });
    expect((await page.view((view) => view.waiting)).power).toBe('join');
  });

  it('over midnight: a visit that can still begin stays in the list until its link closes or its patient goes', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T23:55:00+01:00') });
    const staff = await connectStaff(hub);
    const [awaited, waiting] = await book(
      staff,
      at('2026-11-24T23:40:00+01:00', 20, numbers.tolvan),
      at('2026-11-24T23:50:00+01:00', 20, numbers.born1960),
      at('2026-11-24T22:00:00+01:00', 20, numbers.born1968),
    ).then((rows) => rows.filter((row) => row.start > Date.parse('2026-11-24T22:30:00+01:00')));
    const { url } = await staff.must('link.make', { visitId: waiting?.visitId as never });
    const page = await new Browser(hub).open(url);
    await page.must('page.waiting', { waiting: true });
    const listed = async () => (await staff.must('day.open', { date: null })).rows.map((row) => row.visitId);
    move(hub.clock, 10);
    // What was booked for 22:00 is over: its link closed at 23:20.
    expect(await listed()).toEqual([awaited?.visitId, waiting?.visitId]);
    staff.clear();
    await page.must('page.answers', { place: 'Hemma' });
    await staff.event((event) => event.type === 'row' && event.row.visitId === waiting?.visitId);
    move(hub.clock, 70);
    expect(await listed()).toEqual([waiting?.visitId]);
    staff.clear();
    page.socket.disconnect();
    await staff.event(
      (event) => event.type === 'row' && event.row.participants.some((one) => one.presence.state === 'away'),
    );
    expect(await listed()).toEqual([]);
  });

  it('over midnight: what is left open or unsigned is still in the list, first, until it is recorded', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T23:30:00+01:00') });
    const staff = await connectStaff(hub);
    const rows = await book(
      staff,
      at('2026-11-24T23:20:00+01:00', 20, numbers.tolvan),
      at('2026-11-24T23:30:00+01:00', 20, numbers.born1960),
      at('2026-11-24T23:40:00+01:00', 20, numbers.born1968),
      at('2026-11-24T23:50:00+01:00', 20, numbers.born1988),
      at('2026-11-25T09:00:00+01:00', 20, numbers.born2007),
    );
    const [unsigned, open, others, late] = rows.map((row) => row.visitId);
    for (const row of rows.slice(0, 3)) {
      const { url } = await staff.must('link.make', { visitId: row.visitId });
      await (await new Browser(hub).open(url)).view();
      const participantId = row.participants[0]?.id as never;
      expect(await staff.command(row.visitId, { type: 'letIn', participantId })).toMatchObject({ ok: true });
    }
    const participantId = rows[0]?.participants[0]?.id as never;
    await staff.command(unsigned as string, { type: 'decideIdentity', participantId, decision: verified });
    await staff.command(unsigned as string, { type: 'finish' });
    await staff.command(others as string, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
    move(hub.clock, 60);
    const today = await staff.must('day.open', { date: null });
    expect(today.date).toBe('2026-11-25');
    expect(today.rows.map((row) => [row.visitId, row.stage])).toEqual([
      [unsigned, 'ended'],
      [open, 'open'],
      [late, 'booked'],
      [expect.any(String), 'booked'],
    ]);
    expect((await staff.must('day.open', { date: '2026-11-24' })).rows).toHaveLength(4);
    expect((await staff.must('day.open', { date: '2026-11-25' })).rows).toEqual(today.rows);
    staff.clear();
    await staff.command(open as string, { type: 'finish' });
    await staff.event((event) => event.type === 'row' && event.row.visitId === open);
    await staff.must('note.deliver', await deliveryOf(staff, unsigned as string));
    await staff.event(
      (event) => event.type === 'row' && event.row.visitId === unsigned && event.row.recorded,
    );
    expect((await staff.must('day.open', { date: null })).rows.map((row) => row.visitId)).not.toContain(
      unsigned,
    );
  });

  it('over the change to winter time: a day of 25 hours, the doubled hour in order', async () => {
    const hub = await startHub({ clock: clockAt('2026-10-25T12:00:00+01:00') });
    const staff = await connectStaff(hub);
    await staff.must('bookings.import', {
      rows: [
        at('2026-10-25T23:30:00+01:00', 20, numbers.born1988),
        at('2026-10-25T02:30:00+01:00', 20, numbers.born1968),
        at('2026-10-25T02:30:00+02:00', 20, numbers.born1960),
        at('2026-10-25T00:00:00+02:00', 20, numbers.tolvan),
        at('2026-10-26T00:00:00+01:00', 20, numbers.tolvan),
      ],
    });
    const day = await staff.must('day.open', { date: '2026-10-25' });
    expect(starts(day.rows)).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T22:30:00.000Z',
    ]);
  });

  it('over the change to summer time: a day of 23 hours', async () => {
    const hub = await startHub({ clock: clockAt('2026-03-29T12:00:00+02:00') });
    const staff = await connectStaff(hub);
    await staff.must('bookings.import', {
      rows: [
        at('2026-03-29T00:00:00+01:00', 20, numbers.tolvan),
        at('2026-03-29T23:59:00+02:00', 20, numbers.born1960),
        at('2026-03-30T00:00:00+02:00', 20, numbers.born1968),
      ],
    });
    const day = await staff.must('day.open', { date: null });
    expect(day.date).toBe('2026-03-29');
    expect(starts(day.rows)).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:00.000Z']);
  });
});
