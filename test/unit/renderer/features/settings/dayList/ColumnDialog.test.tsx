// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useDayList } from '../../../../../../src/renderer/features/settings/dayList/dayListStore.ts';
import { rowsAtATime } from '../../../../../../src/renderer/features/settings/dayList/sendRows.ts';
import { done } from '../../../../../../src/shared/domain/refusal.ts';
import { choose, report, shown, takeAll, windows } from '../../../support/dayList.tsx';

afterEach(() => {
  cleanup();
  useDayList.setState({ reading: { state: 'none' } });
});

const list =
  'Starttid;Längd;Personnummer;Namn;Besöksorsak\r\n' +
  '2026-11-28 09:30;20;19880522-9807;Lindström, Åsa;Hosta\r\n' +
  '2026-11-28 10:00;20;19600214-9802;Forsman, Gunilla;Halsont\r\n';

const dialog = () => screen.findByRole('dialog', { name: 'Kontrollera kolumnerna' });
const meaningOf = (within_: HTMLElement, column: string) =>
  within(within_).getByRole<HTMLSelectElement>('combobox', { name: `Kolumnen ${column} innehåller` });

describe('a day list in CSV', () => {
  it('shows its columns, the guess beside each, rows of the file, and how the first is read', async () => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose(windows(list), 'dag.csv');
    const columns = await dialog();
    expect(columns.textContent).toContain('Windows-1252 med semikolon');
    expect(meaningOf(columns, 'Personnummer').value).toBe('patientNumber');
    expect(meaningOf(columns, 'Namn').value).toBe('name');
    expect(within(columns).getByRole('row', { name: /Namn/ }).textContent).toContain('Forsman, Gunilla');
    expect(columns.textContent).toContain('09:30–09:50, 19880522-9807, Åsa Lindström, Hosta');
    expect(sent()).toEqual([]);
  });

  it('is read in for the one who sits here, and comes back with lines and headings of the file', async () => {
    const { sent } = await shown({
      'bookings.import': () =>
        done(
          report({
            added: 1,
            refused: [{ line: 2, field: 'familyName', refusal: { code: 'booking.nameMissing' } }],
          }),
        ),
    });
    choose(windows(list), 'dag.csv');
    fireEvent.click(within(await dialog()).getByRole('button', { name: 'Läs in 2 rader' }));
    const row = within(await screen.findByRole('table')).getAllByRole('row')[1];
    expect(row?.textContent).toMatch(/^3Namn/);
    expect(sent()).toEqual([
      [
        {
          start: '2026-11-28T08:30:00.000Z',
          end: '2026-11-28T08:50:00.000Z',
          clinicianHsaId: 'SE2321000016-1001',
          profession: 'doctor',
          patientNumber: '19880522-9807',
          givenName: 'Åsa',
          familyName: 'Lindström',
          reason: 'Hosta',
          language: 'sv',
          interpreter: false,
          protected: false,
        },
        expect.objectContaining({ givenName: 'Gunilla' }),
      ],
    ]);
  });

  it('says what is missing, and is not read in until it is there', async () => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose('När;Vem;Kallas\n09:30;198805229807;Åsa Lindström\n', 'dag.csv');
    const columns = await dialog();
    const button = within(columns).getByRole<HTMLButtonElement>('button', { name: /^Läs in/ });
    expect(button.disabled).toBe(true);
    expect(columns.textContent).toContain('kolumnen med starttid, kolumnen med patientens nummer');
    fireEvent.click(within(columns).getByRole('checkbox', { name: /första rad är rubriker/ }));
    for (const [column, meaning] of [
      ['När', 'start'],
      ['Vem', 'patientNumber'],
      ['Kallas', 'name'],
    ] as const)
      fireEvent.change(meaningOf(columns, column), { target: { value: meaning } });
    fireEvent.change(within(columns).getByLabelText('Datum'), { target: { value: '2026-11-28' } });
    const minutes = within(columns).getByLabelText('Längd i minuter');
    fireEvent.change(minutes, { target: { value: '0' } });
    expect(button.disabled).toBe(true);
    fireEvent.change(minutes, { target: { value: '15' } });
    fireEvent.change(within(columns).getByLabelText('Vårdgivare'), { target: { value: 'other' } });
    expect(button.disabled).toBe(true);
    fireEvent.change(within(columns).getByLabelText('Vårdgivarens HSA-id'), {
      target: { value: 'se2321000016-1kek' },
    });
    fireEvent.change(within(columns).getByLabelText('Yrke'), { target: { value: 'nurse' } });
    fireEvent.click(within(columns).getByRole('button', { name: 'Läs in 1 rad' }));
    expect(await screen.findByText('1 nytt besök, 0 ändrade, 0 oförändrade')).toBeTruthy();
    expect(sent()[0]?.[0]).toMatchObject({
      start: '2026-11-28T08:30:00.000Z',
      end: '2026-11-28T08:45:00.000Z',
      clinicianHsaId: 'SE2321000016-1KEK',
      profession: 'nurse',
    });
  });

  it('is left with Escape: nothing is read in, and the key goes no further', async () => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose(list, 'dag.csv');
    await dialog();
    const isFree = fireEvent.keyDown(window, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect([sent(), isFree]).toEqual([[], false]);
  });

  it('gives back what cannot be read of a row, and sends the rest', async () => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose(`${list}i morgon;20;19880522-9807;Ek, Bo;Feber\r\n2026-11-28 11:00;20;1;a;b;c;d\r\n`, 'dag.csv');
    fireEvent.click(within(await dialog()).getByRole('button', { name: 'Läs in 4 rader' }));
    const rows = within(await screen.findByRole('table'))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^4Starttid.*gick inte att läsa/),
      expect.stringMatching(/^5.*lika många fält/),
    ]);
    expect(sent()[0]).toHaveLength(2);
  });

  it.each([
    ['quotes that are not closed', 'Namn;Orsak\n"Ek;Hosta\n', /citattecken på rad 2/],
    ['nothing in it', '\n\n', /inga rader/],
    ['no text', 'PK\u0003\u0004\u0000', /ingen textfil/],
  ])('with %s is refused whole, with a word', async (_what, content, word) => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose(content, 'dag.csv');
    expect(await screen.findByText(word)).toBeTruthy();
    expect(sent()).toEqual([]);
  });

  it('shows how far it has come, and stops between two parts: what is in stays', async () => {
    const waiting: (() => void)[] = [];
    await shown({
      'bookings.import': async (payload) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return takeAll(payload);
      },
    });
    const line = (index: number) =>
      `2026-11-28 09:30;${1 + (index % 60)};19880522-9807;Ek, Bo;Hosta ${index}\n`;
    const total = 2 * rowsAtATime + 1;
    const text = `Starttid;Längd;Personnummer;Namn;Orsak\n${Array.from({ length: total }, (_, index) => line(index)).join('')}`;
    choose(text, 'dag.csv');
    fireEvent.click(within(await dialog()).getByRole('button', { name: `Läs in ${total} rader` }));
    expect(await screen.findByText(`0 av ${total} rader`)).toBeTruthy();
    const bar = screen.getByRole('progressbar', { name: 'Läser in.' });
    expect(bar.getAttribute('aria-valuetext')).toBe(`0 av ${total} rader`);
    await waitFor(() => expect(waiting).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Avbryt' }));
    expect(screen.getByText('Stannar efter de rader som är på väg.')).toBeTruthy();
    waiting[0]?.();
    expect(
      await screen.findByText(
        `Avbruten efter ${rowsAtATime} av ${total} rader. Det som är inläst stannar. Läs in filen igen för resten.`,
      ),
    ).toBeTruthy();
    expect(screen.getByText(`${rowsAtATime} nya besök, 0 ändrade, 0 oförändrade`)).toBeTruthy();
    expect(waiting).toHaveLength(1);
  });

  it('speaks English', async () => {
    await shown({}, 'en');
    choose(list, 'day.csv');
    const columns = await screen.findByRole('dialog', { name: 'Check the columns' });
    expect(within(columns).getByRole('button', { name: 'Import 2 rows' })).toBeTruthy();
  });
});
