// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { BookingDialog } from '../../../../../src/renderer/features/bookings/BookingDialog.tsx';
import { closeBookIn, openBookIn } from '../../../../../src/renderer/visit/bookIn.ts';
import type { ImportReport } from '../../../../../src/shared/contracts/bookings.ts';
import type { VisitId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { uuid } from '../../support/rows.ts';

afterEach(() => {
  cleanup();
  closeBookIn();
});

const booked = (change: Partial<ImportReport> = {}): ImportReport => ({
  added: 1,
  updated: 0,
  unchanged: 0,
  refused: [],
  visitId: uuid(7) as unknown as VisitId,
  ...change,
});
const back = (field: string | null, code: ImportReport['refused'][number]['refusal']['code']) =>
  done(booked({ added: 0, visitId: undefined, refused: [{ line: 1, field, refusal: { code } }] }));

async function shown(answers: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi({ 'bookings.import': () => done(booked()), ...answers });
  openBookIn();
  await draw(<BookingDialog />);
  await screen.findByRole('dialog', { name: 'Boka in ett besök' });
  return {
    vidi,
    sent: () =>
      (vidi.payloadsOf('bookings.import') as { bytes: Uint8Array }[]).map(({ bytes }) =>
        JSON.parse(new TextDecoder().decode(bytes)),
      ),
  };
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const write = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });

function fill() {
  write('Patientens nummer', '19880522-9807');
  write('Förnamn', 'Åsa');
  write('Efternamn', 'Lindström');
  write('Datum', '2099-11-28');
  write('Start', '09:30');
  write('Besöksorsak', 'Hosta');
}
/** Enter in a field. */
const send = () => fireEvent.submit(field('Besöksorsak').form as HTMLFormElement);

/** What stands at a field and is read with it. */
const saidAt = (label: string) =>
  (field(label).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('one booking by hand', () => {
  it('goes the way of a day list with one row, and its link is one press away', async () => {
    const { sent, vidi } = await shown();
    fill();
    send();
    await screen.findByText('Besöket är bokat: lördag 28 november kl. 09:30.');
    expect(sent()).toEqual([
      [
        expect.objectContaining({
          start: '2099-11-28T08:30:00.000Z',
          end: '2099-11-28T08:50:00.000Z',
          clinicianHsaId: 'SE2321000016-1001',
          profession: 'doctor',
          patientNumber: '19880522-9807',
          givenName: 'Åsa',
          reason: 'Hosta',
          clinicPhone: '018-611 00 00',
        }),
      ],
    ]);
    const copy = screen.getByRole('button', { name: 'Kopiera länken' });
    expect(document.activeElement).toBe(copy);
    fireEvent.click(copy);
    await screen.findByText('Länken är kopierad.');
    expect(vidi.payloadsOf('link.copy')).toEqual([{ visitId: uuid(7) }]);
  });

  it('says at once what is wrong, at its field, and goes to the first', async () => {
    const { sent } = await shown();
    send();
    expect(document.activeElement).toBe(field('Patientens nummer'));
    expect(saidAt('Patientens nummer')).toContain('Fyll i det här.');
    expect(field('Patientens nummer').getAttribute('aria-invalid')).toBe('true');
    expect(saidAt('Besöksorsak')).toContain('Fyll i det här.');
    write('Besöksorsak', 'H');
    expect(saidAt('Besöksorsak')).not.toContain('Fyll i');
    expect(sent()).toEqual([]);
  });

  it('tells in words what a number says while it is typed', async () => {
    await shown();
    write('Patientens nummer', '1988');
    expect(saidAt('Patientens nummer')).toContain('Skriv 10 eller 12 siffror.');
    write('Patientens nummer', '198805229808');
    expect(saidAt('Patientens nummer')).toContain('Numret stämmer inte.');
    write('Patientens nummer', '198805229807');
    expect(saidAt('Patientens nummer')).toMatch(/Personnummer, född 22 maj 1988, \d+ år\./);
    write('Patientens nummer', 'reserv:UPP-12');
    expect(saidAt('Patientens nummer')).toContain('Reservnummer');
  });

  it.each([
    ['patientNumber', 'booking.number', 'Patientens nummer', 'Numret stämmer inte.'],
    ['familyName', 'booking.nameMissing', 'Efternamn', 'Fyll i det här.'],
    ['end', 'booking.endBeforeStart', 'Längd i minuter', 'Ange minuter'],
    ['phone', 'booking.field', 'Patientens telefon', 'togs inte emot'],
  ] as const)('shows what the hub refuses (%s) at its field', async (column, code, label, words) => {
    await shown({ 'bookings.import': () => back(column, code) });
    fill();
    send();
    await waitFor(() => expect(saidAt(label)).toContain(words));
    expect(document.activeElement).toBe(field(label));
  });

  it.each([
    [() => back(null, 'booking.visitStarted'), /Besöket är inte bokat. Besöket har redan börjat/],
    [() => refuse('connection.lost'), /Besöket är inte bokat. Förbindelsen är bruten/],
  ])('keeps what is typed when it is refused as a whole', async (answer, words) => {
    await shown({ 'bookings.import': answer });
    fill();
    send();
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(field('Besöksorsak').value).toBe('Hosta');
  });

  it('asks for no name of a protected person, and for a guardian of a child only', async () => {
    await shown();
    expect(screen.queryByLabelText('Vårdnadshavarens namn')).toBeNull();
    write('Patientens nummer', '202203019803');
    expect(field('Vårdnadshavarens namn')).toBeTruthy();
    fireEvent.click(field('Skyddade personuppgifter'));
    for (const label of ['Förnamn', 'Efternamn', 'Vårdnadshavarens namn'])
      expect(screen.queryByLabelText(label)).toBeNull();
    expect(screen.getByText(/skrivs inget namn/)).toBeTruthy();
    expect(field('Vårdnadshavarens nummer')).toBeTruthy();
  });

  it('closes with Escape at once while nothing is typed, and the key goes no further', async () => {
    await shown();
    expect(fireEvent.keyDown(window, { key: 'Escape' })).toBe(false);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks before it throws away what is typed', async () => {
    await shown();
    const reason = field('Besöksorsak');
    write('Besöksorsak', 'Hosta');
    reason.focus();
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.getByText('Kasta det du har skrivit?')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Skriv vidare');
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.queryByText('Kasta det du har skrivit?')).toBeNull();
    expect(document.activeElement).toBe(reason);
    expect(reason.value).toBe('Hosta');
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Kasta' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('books another on the same day, with an empty form', async () => {
    await shown();
    fill();
    send();
    fireEvent.click(await screen.findByRole('button', { name: 'Boka ett till' }));
    expect(field('Datum').value).toBe('2099-11-28');
    expect(field('Besöksorsak').value).toBe('');
  });

  it('is not sent twice by an impatient Enter', async () => {
    let answer = () => {};
    const { sent } = await shown({
      'bookings.import': () => new Promise((resolve) => (answer = () => resolve(done(booked())))),
    });
    fill();
    send();
    send();
    await waitFor(() => expect(sent()).toHaveLength(1));
    answer();
    await screen.findByText(/Besöket är bokat/);
    expect(sent()).toHaveLength(1);
  });

  it('says when the time has been', async () => {
    await shown();
    write('Datum', '2020-01-01');
    write('Start', '09:30');
    expect(saidAt('Start')).toContain('Den tiden har varit.');
  });
});
