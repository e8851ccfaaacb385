// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SettingsView } from '../../../../../src/renderer/features/settings/SettingsView.tsx';
import { chords } from '../../../../../src/renderer/keys/chords.ts';
import { isReaderWhole } from '../../../../../src/renderer/reader/readerWorker.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { about, fakeVidi, settings } from '../../support/fakeVidi.ts';
import { at } from '../../support/rows.ts';

// What whole files are is tested with the real ones (test/integration/identity).
vi.mock('../../../../../src/renderer/reader/readerWorker.ts', () => ({
  isReaderWhole: vi.fn(async () => true),
}));

afterEach(cleanup);

async function shown(answers: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi(answers);
  const onClose = vi.fn();
  await draw(<SettingsView onClose={onClose} />);
  return { vidi, onClose };
}

describe('the settings', () => {
  it('change at once and are kept by main', async () => {
    const { vidi } = await shown();
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Tema' })).getByLabelText('Mörkt'));
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toEqual([{ theme: 'dark' }]));
    fireEvent.click(screen.getByRole('switch', { name: /Svagt ljud/ }));
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toContainEqual({ arrivalSound: true }));
  });

  it('show again what main holds when it could not be saved, and say so', async () => {
    await shown({ 'settings.read': () => done(settings), 'settings.change': () => refuse('draft.diskFull') });
    const hints = screen.getByRole<HTMLInputElement>('switch', { name: /Visa tangenter/ });
    fireEvent.click(hints);
    expect(await screen.findByText(/Inställningen kunde inte sparas/)).toBeTruthy();
    expect(hints.checked).toBe(true);
  });

  it('keep how loud an arrival is, and let it be heard', async () => {
    const { vidi } = await shown({ 'settings.read': () => done({ ...settings, arrivalSound: true }) });
    const volume = screen.getByRole('slider', { name: 'Ljudstyrka' });
    expect(volume.getAttribute('aria-valuetext')).toBe('50 %');
    expect(screen.getByRole('button', { name: 'Prova ljudet' })).toBeTruthy();
    fireEvent.keyDown(volume, { key: 'ArrowRight' });
    fireEvent.keyUp(volume, { key: 'ArrowRight' });
    await waitFor(() => expect(vidi.payloadsOf('settings.change')).toEqual([{ arrivalVolume: 0.55 }]));
  });

  it('close with Escape', async () => {
    const { onClose } = await shown();
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('list every action that has a key, and go there when asked', async () => {
    fakeVidi();
    await draw(<SettingsView keysAsked={1} onClose={() => {}} />);
    const keys = screen.getByRole('region', { name: 'Tangenter' });
    expect(document.activeElement).toBe(keys);
    const rows = within(keys).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(Object.keys(chords).length + 1);
    expect(within(keys).getByRole('row', { name: /Nödläge/ }).textContent).toBe('NödlägeAltE');
  });

  it('show where data is kept, and copy the path in main', async () => {
    const { vidi } = await shown();
    const kept = screen.getByRole('region', { name: 'Var uppgifterna finns' });
    expect(kept.textContent).toContain(about.dataFolder);
    fireEvent.click(within(kept).getByRole('button', { name: 'Kopiera sökvägen' }));
    expect(await within(kept).findByText('Sökvägen är kopierad.')).toBeTruthy();
    expect(vidi.payloadsOf('dataFolder.copyPath')).toHaveLength(1);
  });

  it('tell what the console is connected to and since when; lost: why, and what waits', async () => {
    const { vidi } = await shown();
    const connection = screen.getByRole('region', { name: 'Förbindelse' });
    expect(connection.textContent).toContain('Övningsmottagningen, på den här datorn');
    expect(connection.textContent).toContain('Ansluten sedan 08:01');
    act(() =>
      vidi.emit({
        type: 'connection',
        connection: {
          state: 'lost',
          since: at('09:30'),
          refusal: { code: 'connection.lost' },
          pendingCommands: 2,
        },
      }),
    );
    expect(connection.textContent).toContain('Bruten sedan 09:30');
    expect(connection.textContent).toContain('2 ändringar väntar på att skickas.');
  });

  it('name the programs that are part of this one, with their licences', async () => {
    await shown();
    const licences = screen.getByText('Program som ingår, och deras licenser').parentElement;
    expect(licences?.textContent).toMatch(/electron[\d.]+MIT/);
    expect(licences?.textContent).toMatch(/@fontsource-variable\/inter[\d.]+OFL-1.1/);
  });

  it('say whether the document reader is whole, or that documents are compared by hand', async () => {
    await shown();
    expect(await screen.findByText(/filerna är hela/)).toBeTruthy();
    cleanup();
    vi.mocked(isReaderWhole).mockResolvedValueOnce(false);
    await shown();
    expect(await screen.findByText(/Filer saknas eller är skadade/)).toBeTruthy();
  });

  it('have nothing that axe would change', async () => {
    fakeVidi();
    const { container } = await draw(<SettingsView onClose={() => {}} />);
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
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
