import { fireEvent } from '@testing-library/react';
import { DayListImport } from '../../../../src/renderer/features/settings/dayList/DayListImport.tsx';
import type { ImportReport } from '../../../../src/shared/contracts/bookings.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import { draw } from './draw.tsx';
import { fakeVidi } from './fakeVidi.ts';

/** The part of the settings in which a day list is read in. */
export async function shown(answers: Parameters<typeof fakeVidi>[0] = {}, language: 'sv' | 'en' = 'sv') {
  const vidi = fakeVidi(answers);
  await draw(
    <section aria-label="Dagslista">
      <h2>Dagslista</h2>
      <DayListImport />
    </section>,
    language,
  );
  return {
    /** The rows of each request, as main gets them. */
    sent: () =>
      (vidi.payloadsOf('bookings.import') as { bytes: Uint8Array }[]).map(
        ({ bytes }) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown[],
      ),
  };
}

/** Chooses a file with this in it. */
export function choose(content: string | Uint8Array<ArrayBuffer>, name = 'dag.json') {
  const [input] = document.querySelectorAll<HTMLInputElement>('input[type=file]');
  if (input === undefined) throw new Error('no file input');
  fireEvent.change(input, { target: { files: [new File([content], name)] } });
}

export const report = (change: Partial<ImportReport> = {}): ImportReport => ({
  added: 0,
  updated: 0,
  unchanged: 0,
  refused: [],
  ...change,
});
/** A hub that takes every row. */
export const takeAll = ({ bytes }: { bytes: Uint8Array }) =>
  done(report({ added: (JSON.parse(new TextDecoder().decode(bytes)) as unknown[]).length }));

/** Windows-1252, as Excel in Sweden saves CSV. */
export const windows = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
