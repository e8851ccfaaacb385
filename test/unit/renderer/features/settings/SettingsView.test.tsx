// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SettingsView } from '../../../../../src/renderer/features/settings/SettingsView.tsx';
import type { ImportReport } from '../../../../../src/shared/contracts/bookings.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi, settings } from '../../support/fakeVidi.ts';

afterEach(cleanup);

async function shown(answers: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi(answers);
  const onClose = vi.fn();
  await draw(<SettingsView onClose={onClose} />);
  return { vidi, onClose };
}

function choose(...contents: readonly string[]) {
  const [input] = document.querySelectorAll<HTMLInputElement>('input[type=file]');
  if (input === undefined) throw new Error('no file input');
  const files = contents.map((content) => new File([content], 'dag.json', { type: 'application/json' }));
  fireEvent.change(input, { target: { files } });
}

const report = (change: Partial<ImportReport> = {}): ImportReport => ({
  added: 0,
  updated: 0,
  unchanged: 0,
  refused: [],
  ...change,
});

describe('the settings', () => {
  it('change at once and are kept by main', async () => {
    const { vidi } = await shown();
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Tema' })).getByLabelText('Mörkt'));
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toEqual([{ theme: 'dark' }]));
    fireEvent.click(screen.getByRole('switch', { name: /Tyst ljud/ }));
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toContainEqual({ arrivalSound: true }));
  });

  it('show again what main holds when it could not be saved, and say so', async () => {
    await shown({ 'settings.read': () => done(settings), 'settings.change': () => refuse('draft.diskFull') });
    const hints = screen.getByRole<HTMLInputElement>('switch', { name: /Visa tangenter/ });
    fireEvent.click(hints);
    expect(await screen.findByText(/Inställningen kunde inte sparas/)).toBeTruthy();
    expect(hints.checked).toBe(true);
  });

  it('close with Escape', async () => {
    const { onClose } = await shown();
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('tell version, runtime, who sits here and how the keys are kept, as they are', async () => {
    await shown();
    const about = screen.getByRole('region', { name: 'Om Vidi' });
    expect(about.textContent).toContain('Electron 33.2.1 (lånad kopia), Chrome 130, Node 20.18.1');
    expect(about.textContent).toContain('Helena Ljung, specialistläkare (SE2321000016-1001)');
    expect(about.textContent).toContain('utan lösenord');
    expect(about.textContent).toContain('Övningsmottagning');
  });
});

describe('a day list', () => {
  it('goes to main byte by byte as the file has it', async () => {
    const { vidi } = await shown({ 'bookings.import': () => done(report({ added: 1 })) });
    choose('[{"å":1}]');
    expect(await screen.findByText('1 nytt besök, 0 ändrade, 0 oförändrade')).toBeTruthy();
    const [payload] = vidi.payloadsOf('bookings.import') as { bytes: Uint8Array }[];
    expect(new TextDecoder().decode(payload?.bytes)).toBe('[{"å":1}]');
    expect(screen.getByText('Alla rader togs in.')).toBeTruthy();
  });

  it('comes back row by row: line, field and reason in words', async () => {
    const refused = [
      { line: 4, field: 'patientNumber', refusal: { code: 'booking.number' } },
      { line: 7, field: 'end', refusal: { code: 'booking.endBeforeStart' } },
    ] as const;
    await shown({ 'bookings.import': () => done(report({ added: 12, refused: [...refused] })) });
    choose('[]');
    expect(await screen.findByText('2 rader togs inte in')).toBeTruthy();
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent?.slice(0, 14))).toEqual([
      expect.stringContaining('4patientNumber'),
      expect.stringMatching(/^7end/),
    ]);
  });

  it('is refused whole with a word', async () => {
    await shown({ 'bookings.import': () => refuse('booking.tooManyRows', { most: 10_000 }) });
    choose('[]');
    expect(await screen.findByText(/Filen togs inte in/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('can be dropped, one file at a time', async () => {
    const { vidi } = await shown({ 'bookings.import': () => done(report({ added: 2 })) });
    const zone = screen.getByText('Välj en fil, eller släpp den här.').parentElement;
    if (zone === null) throw new Error('no drop zone');
    const file = new File(['[]'], 'a.json');
    fireEvent.drop(zone, { dataTransfer: { files: [file, file] } });
    expect(await screen.findByText(/Släpp en fil i taget/)).toBeTruthy();
    expect(vidi.payloadsOf('bookings.import')).toHaveLength(0);
    fireEvent.drop(zone, { dataTransfer: { files: [file] } });
    expect(await screen.findByText('2 nya besök, 0 ändrade, 0 oförändrade')).toBeTruthy();
  });
});
