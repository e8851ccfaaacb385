import { useEffect, useRef } from 'react';
import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import { compareDocument } from '../../../shared/domain/documentComparison.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import type { ReadDocument } from './comparison.ts';
import type { ReaderView } from './useDocumentReader.ts';

/** Lays a document beside the booking as it is read, once for each reading. */
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
  useEffect(() => {
    if (read === null || from === null) return;
    const { fields } = read.reading;
    const booked = latest.current.person;
    const outcomes = compareDocument(
      fields,
      {
        familyName: booked?.familyName ?? null,
        givenName: booked?.givenName ?? null,
        number: booked?.numberKind === 'reserve' ? null : (booked?.number ?? null),
        birthDate: booked?.birthDate ?? null,
      },
      localDateOf(now(), zone),
    );
    latest.current.onRead({ facts: fields, outcomes, from });
  }, [read, from, zone]);
}
