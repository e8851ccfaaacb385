import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, localDateOf, wallClock } from '../../src/shared/domain/time.ts';
import { bookingRows, nils, sara, workplaceOf } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { Stage } from './support/stage.ts';

const åsa = { ...sara, givenName: 'Åsa', familyName: 'Östlund' };
const börje = { ...nils, givenName: 'Börje', familyName: 'Ångström', startsIn: 4 };

const stage = new Stage();
let desk: Desk;
beforeAll(async () => {
  desk = await stage.desk();
});
afterAll(() => stage.close());

describe('a day list in CSV', () => {
  it('is read in through the window as Excel saves it: Windows-1252 with semicolons', async () => {
    const { page, words } = desk.clinician;
    const workplace = await workplaceOf(page);
    const lines = bookingRows([åsa, börje], workplace).map((row) => {
      const start = Date.parse(row.start) as Instant;
      const [day, time] = [localDateOf(start, workplace.zone), wallClock(start, workplace.zone)];
      return `${day};${time.replace(':', '.')};20;${row.patientNumber};"${row.familyName}, ${row.givenName}";Hosta; feber`;
    });
    const good = lines.map((line) => line.replace('Hosta; feber', '"Hosta; feber"'));
    const text = ['Datum;Tid;Längd;Personnummer;Namn;Besöksorsak', ...good, lines[0], ''].join('\r\n');
    const file = join(desk.running.dataDir, 'dagslista.csv');
    await writeFile(file, Buffer.from(text, 'latin1'));

    await desk.clinician.openSettings();
    await page.locator('input[type="file"]').setInputFiles(file);
    const { columns, meaning, report } = words.settings.bookings;
    const dialog = page.getByRole('dialog', { name: columns.title });
    await dialog.getByText('Windows-1252').waitFor();
    await dialog.getByText('Åsa Östlund').waitFor();
    const name = dialog.getByRole('combobox', { name: columns.meaningOf.replace('{{column}}', 'Namn') });
    expect(await name.locator('option:checked').textContent()).toBe(meaning.name);
    await dialog.getByRole('button', { name: columns.read_other.replace('{{count}}', '3') }).click();

    const outcome = page.getByRole('region', { name: report });
    await outcome.getByText('2 nya besök').waitFor();
    // The last line's text has a semicolon outside of quotes: it comes back, with its line.
    await outcome.getByRole('cell', { name: '4', exact: true }).waitFor();
    await desk.clinician.closeSettings();
    await desk.clinician.row(åsa.familyName).waitFor();
    await desk.clinician.row(börje.familyName).waitFor();
  });
});

describe('a visit booked by hand', () => {
  it('is in the queue at once, and its link is one press away', async () => {
    const { page, words } = desk.clinician;
    const { bookings } = words;
    const workplace = await workplaceOf(page);
    const { zone } = workplace;
    const [row] = bookingRows([{ ...nils, startsIn: 7 }], workplace);
    const start = Date.parse(row?.start ?? '') as Instant;
    await desk.clinician.openSettings();
    await page.getByRole('button', { name: words.settings.bookings.bookIn }).click();
    const dialog = page.getByRole('dialog', { name: bookings.title });
    const field = (label: string) => dialog.getByLabel(label, { exact: true });
    await field(bookings.field.patientNumber).fill(nils.number);
    await field(bookings.field.givenName).fill('Åke');
    await field(bookings.field.familyName).fill('Ö’Brien');
    await field(bookings.field.date).fill(localDateOf(start, zone));
    await field(bookings.field.start).fill(wallClock(start, zone));
    await field(bookings.field.reason).fill('=cmd <b>hosta</b>');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: bookings.booked.copyLink }).press('Enter');
    await dialog.getByText(bookings.booked.copied).waitFor();
    const link = await desk.running.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(link).toMatch(/^http.*#1\./);
    await page.keyboard.press('Escape');
    await desk.clinician.closeSettings();
    await desk.clinician.row('Ö’Brien').waitFor();
  });
});
