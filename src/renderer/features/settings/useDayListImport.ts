import { useState } from 'react';
import { type ImportReport, maxBookingFileBytes } from '../../../shared/contracts/bookings.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';

/** Where the reading of a day list is. */
export type DayListReading =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'severalFiles' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'read'; readonly report: ImportReport };

/** Hands the bytes of a chosen or dropped file to main, as they are: main and hub judge them. */
export function useDayListImport() {
  const [reading, setReading] = useState<DayListReading>({ state: 'none' });
  const read = async (files: readonly File[]) => {
    const [file, another] = files;
    if (file === undefined) return;
    if (another !== undefined) {
      setReading({ state: 'severalFiles' });
      return;
    }
    if (file.size > maxBookingFileBytes) {
      setReading({ state: 'refused', refusal: { code: 'booking.fileTooLarge' } });
      return;
    }
    setReading({ state: 'reading' });
    const bytes = await file.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
    if (bytes === null) {
      setReading({ state: 'unreadable' });
      return;
    }
    const answer = await request('bookings.import', { bytes });
    setReading(
      answer.ok ? { state: 'read', report: answer.value } : { state: 'refused', refusal: answer.refusal },
    );
  };
  return { reading, read };
}
