import type { QueueRow, VisitDetail } from '../../shared/contracts/visit.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import { linkHolder } from '../../shared/domain/participants.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { OpenVisit } from '../visit/visitStore.ts';

/** What the right side shows. One at a time, from the chosen visit's stage and who is let in. */
export type VisitView =
  /** Nobody chosen: the one next in turn (or nobody). Chosen, and not let in: that one. */
  | { readonly view: 'waiting'; readonly row: QueueRow | null; readonly detail: VisitDetail | null }
  | { readonly view: 'call'; readonly visit: VisitDetail }
  | { readonly view: 'review'; readonly visit: VisitDetail }
  | { readonly view: 'recorded'; readonly visit: VisitDetail }
  | { readonly view: 'over'; readonly visit: VisitDetail }
  | { readonly view: 'notYours'; readonly visit: VisitDetail }
  | { readonly view: 'loading'; readonly visitId: VisitId }
  | { readonly view: 'failed'; readonly visitId: VisitId; readonly refusal: Refusal };

export function chosenVisit(open: OpenVisit): VisitId | null {
  if (open.state === 'none') return null;
  return open.state === 'open' ? open.visit.visitId : open.visitId;
}

/** Decides the view. Total over stages; a visit that is still being fetched stays with the row already known. */
export function visitView(open: OpenVisit, rows: readonly QueueRow[], next: QueueRow | null): VisitView {
  switch (open.state) {
    case 'none':
      return { view: 'waiting', row: next, detail: null };
    case 'loading':
    case 'failed': {
      const row = rows.find((one) => one.visitId === open.visitId);
      if (row !== undefined && isWaiting(row)) return { view: 'waiting', row, detail: null };
      return open.state === 'loading'
        ? { view: 'loading', visitId: open.visitId }
        : { view: 'failed', visitId: open.visitId, refusal: open.refusal };
    }
    case 'open':
      return opened(open.visit);
  }
}

function opened(visit: VisitDetail): VisitView {
  switch (visit.stage) {
    case 'booked':
    case 'open':
      return isWaiting(visit) ? { view: 'waiting', row: visit, detail: visit } : { view: 'call', visit };
    case 'ended':
      return visit.mine ? { view: 'review', visit } : { view: 'notYours', visit };
    case 'closed':
      return { view: 'recorded', visit };
    case 'cancelled':
    case 'noShow':
    case 'turnedPhysical':
      return { view: 'over', visit };
  }
}

function isWaiting(row: QueueRow): boolean {
  if (row.stage !== 'booked' && row.stage !== 'open') return false;
  const holder = linkHolder(row.participants);
  return row.stage === 'booked' || !row.mine || holder?.admission !== 'admitted';
}
