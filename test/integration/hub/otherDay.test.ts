import { describe, expect, it } from 'vitest';
import { book, bookingRow } from './support/bookings.ts';
import { connectStaff } from './support/clients.ts';
import { startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

const tomorrows = bookingRow({
  start: '2026-11-25T09:00:00+01:00',
  end: '2026-11-25T09:20:00+01:00',
  patientNumber: numbers.born1960,
});

describe('a console that looks at another day', () => {
  it('is told of its rows, and goes on to be told of those of today', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const [now] = await book(staff, bookingRow(), tomorrows);
    const { rows } = await staff.must('day.open', { date: '2026-11-25' });
    const [later] = rows;
    staff.clear();
    await staff.command(now?.visitId as string, { type: 'cancel', reason: 'Prov' });
    await staff.event((event) => event.type === 'row' && event.row.visitId === now?.visitId);
    await staff.command(later?.visitId as string, { type: 'cancel', reason: 'Prov' });
    await staff.event((event) => event.type === 'row' && event.row.visitId === later?.visitId);
  });

  it('is told of that day no more once it is back at today', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const [now] = await book(staff, bookingRow(), tomorrows);
    const [later] = (await staff.must('day.open', { date: '2026-11-25' })).rows;
    await staff.must('day.open', { date: null });
    staff.clear();
    await staff.command(later?.visitId as string, { type: 'cancel', reason: 'Prov' });
    await staff.command(now?.visitId as string, { type: 'cancel', reason: 'Prov' });
    await staff.event((event) => event.type === 'row' && event.row.visitId === now?.visitId);
    expect(staff.heard.some((event) => event.type === 'row' && event.row.visitId === later?.visitId)).toBe(
      false,
    );
  });
});
