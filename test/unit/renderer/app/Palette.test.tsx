// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Palette } from '../../../../src/renderer/app/palette/Palette.tsx';
import { usePalette } from '../../../../src/renderer/app/palette/paletteStore.ts';
import { useDayStore } from '../../../../src/renderer/features/queue/dayStore.ts';
import { useAction } from '../../../../src/renderer/keys/actions.ts';
import { useChord } from '../../../../src/renderer/keys/useChord.ts';
import { useVisitStore } from '../../../../src/renderer/visit/visitStore.ts';
import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import type { Language } from '../../../../src/shared/i18n/words.ts';
import { draw } from '../support/draw.tsx';
import { fakeVidi } from '../support/fakeVidi.ts';
import { at, detailOf, row } from '../support/rows.ts';

afterEach(() => {
  cleanup();
  usePalette.setState({ open: false });
  useVisitStore.getState().leave();
});

interface Shown {
  readonly rows?: readonly QueueRow[];
  readonly canHold?: boolean;
  readonly language?: Language;
}

const act = { microphone: vi.fn(), hold: vi.fn(), dark: vi.fn(), status: vi.fn() };

function Actions({ canHold }: { readonly canHold: boolean }) {
  useChord('palette.open', () => usePalette.getState().toggle());
  useChord('call.microphone', act.microphone);
  useChord('call.hold', act.hold, canHold);
  useChord('note.section3', act.status, true, 'status');
  useAction('theme.dark', act.dark);
  return <input aria-label="elsewhere" />;
}

/** The palette, opened by its chord from a field elsewhere. */
async function shown({ rows = [], canHold = true, language = 'sv' }: Shown = {}) {
  for (const one of Object.values(act)) one.mockClear();
  const vidi = fakeVidi({
    'day.open': () =>
      done({ date: '2026-11-24' as never, now: at('10:00'), rows: [...rows], delayMinutes: 0 }),
    'visit.open': ({ visitId }) =>
      done(detailOf(rows.find((one) => one.visitId === visitId) ?? row(1, '09:00'))),
  });
  const drawn = await draw(
    <>
      <Actions canHold={canHold} />
      <Palette />
    </>,
    language,
  );
  await useDayStore.getState().open();
  const elsewhere = screen.getByRole('textbox', { name: 'elsewhere' });
  elsewhere.focus();
  fireEvent.keyDown(elsewhere, { ctrlKey: true, key: 'k', code: 'KeyK' });
  return { vidi, drawn, elsewhere, field: await screen.findByRole('combobox') };
}

const labels = () => screen.queryAllByRole('option').map((option) => option.firstElementChild?.textContent);
const chosen = () => screen.queryByRole('option', { selected: true })?.firstElementChild?.textContent;
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the palette', () => {
  it('lists what can be done now with its key, and nothing that cannot', async () => {
    const { field } = await shown({ canHold: false });
    expect(document.activeElement).toBe(field);
    expect(labels()).toEqual(['Mikrofon på eller tyst', 'Status', 'Tema: mörkt']);
    expect(screen.getByRole('option', { name: /Mikrofon/ }).textContent).toContain('AltM');
  });

  it('finds by the words of either language, and marks what fits', async () => {
    const { field } = await shown();
    type(field, 'mikro');
    expect(labels()).toEqual(['Mikrofon på eller tyst']);
    expect(document.querySelector('[role=option] b')?.textContent).toBe('Mikro');
    type(field, 'hold call');
    expect(labels()).toEqual(['Pausa samtalet, eller fortsätt']);
    type(field, 'finns inte');
    expect(labels()).toEqual([]);
    expect(screen.getByRole('status').textContent).toBe('Ingen träff på "finns inte".');
  });

  it('chooses with the arrows, tells which by aria-activedescendant, and does it with Enter', async () => {
    const { field, elsewhere } = await shown();
    expect(chosen()).toBe('Mikrofon på eller tyst');
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(chosen()).toBe('Pausa samtalet, eller fortsätt');
    const option = screen.getByRole('option', { selected: true });
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    act.hold.mockImplementation(() => expect(document.activeElement).toBe(elsewhere));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(act.hold).toHaveBeenCalledOnce();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('gives the focus back with Escape, which nothing beneath hears', async () => {
    const { field, elsewhere } = await shown();
    const beneath = vi.fn();
    window.addEventListener('keydown', beneath);
    fireEvent.keyDown(field, { key: 'Escape' });
    window.removeEventListener('keydown', beneath);
    expect(document.activeElement).toBe(elsewhere);
    expect(beneath).not.toHaveBeenCalled();
  });

  it('does not open over a dialog that asks first', async () => {
    const { field, elsewhere } = await shown();
    fireEvent.keyDown(field, { key: 'Escape' });
    const dialog = document.createElement('div');
    dialog.setAttribute('aria-modal', 'true');
    document.body.append(dialog);
    fireEvent.keyDown(elsewhere, { ctrlKey: true, key: 'k', code: 'KeyK' });
    dialog.remove();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('makes way for another chord', async () => {
    const { field } = await shown();
    fireEvent.keyDown(field, { altKey: true, key: 'm', code: 'KeyM' });
    expect(act.microphone).toHaveBeenCalledOnce();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('opens a visit by time or name; one with protected identity by its time alone', async () => {
    const rows = [row(1, '10:40'), row(2, '11:00', { protected: true, givenName: null, familyName: null })];
    const { field } = await shown({ rows });
    type(field, 'lindström');
    expect(labels()).toEqual(['Öppna besöket 10:40 Åsa Lindström']);
    type(field, 'öppna besöket 11:00');
    expect(labels()).toEqual(['Öppna besöket 11:00']);
    type(field, 'skyddade');
    expect(labels()).toEqual([]);
    type(field, '10:40');
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() =>
      expect(useVisitStore.getState().open).toMatchObject({ visit: { visitId: rows[0]?.visitId } }),
    );
  });

  it('speaks English, and has nothing that axe would change', async () => {
    const { drawn } = await shown({ language: 'en', rows: [row(1, '10:40')] });
    expect(labels()).toContain('Microphone on or muted');
    const { violations } = await axe.run(drawn.container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
