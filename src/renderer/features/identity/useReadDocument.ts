import { useEffect, useRef } from 'react';
import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import { compareDocument } from '../../../shared/domain/documentComparison.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { bookedPerson } from './bookedPerson.ts';
import type { ReadDocument } from './comparison.ts';
import type { ReaderView } from './useDocumentReader.ts';

/** Lays a document beside the booking as it is read, once for each reading, and again beside another number. */
export function useReadDocument(
  view: ReaderView,
  person: PersonInVisit | null,
  onRead: (read: ReadDocument) => void,
): void {
  const { zone } = useAbout().clinic;
  const latest = useRef({ person, onRead });
  latest.current = { person, onRead };
  const read = view.is === 'certain' ? view.read : null;
  const from = view.is === 'certain' ? view.from : null;
  const number = person?.number ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared anew with another number
  useEffect(() => {
    if (read === null || from === null) return;
    const { fields, verdict } = read.reading;
    const booked = bookedPerson(latest.current.person);
    const outcomes = compareDocument(fields, booked, localDateOf(now(), zone));
    latest.current.onRead({ facts: fields, outcomes, wrongDigit: verdict === 'wrongDigit', from });
  }, [read, from, zone, number]);
}
