import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { refundAfterMinutes } from '../../../shared/domain/fee.ts';
import { type Instant, localDateOf } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useHeldCalls } from '../../visit/heldCalls.ts';
import { useSignedHere } from '../../visit/signedHere.ts';
import { doubleBooked } from './doubleBooked.ts';
import { type RowFacts, type RowWords, rowWords } from './rowWords.ts';

/**
 * What is said of each row. Said when it comes into view, and kept until the row or the time changes: nothing is said
 * anew at a key in the search, and of one row that changes nothing but that row.
 */
export function useRowWords(rows: readonly QueueRow[], now: Instant): (row: QueueRow) => RowWords {
  const { t, i18n } = useTranslation('queue');
  const { clinic, feeRules } = useAbout();
  const twice = useMemo(() => doubleBooked(rows, now), [rows, now]);
  const heldCalls = useHeldCalls();
  const signedHere = useSignedHere();
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another time or in another language all is said anew
  const known = useMemo(
    () => new WeakMap<QueueRow, RowFacts & { readonly words: RowWords }>(),
    [now, clinic.zone, feeRules, t, i18n.language],
  );
  return (row) => {
    const before = known.get(row);
    const facts: RowFacts = {
      doubleBooked: twice.has(row.visitId),
      held: heldCalls.has(row.visitId),
      signedHere: signedHere.has(row.visitId),
    };
    if (before !== undefined && sameFacts(before, facts)) return before.words;
    const refundAfter = refundAfterMinutes(localDateOf(now, clinic.zone), feeRules);
    const saying = { now, zone: clinic.zone, t, language: i18n.language, refundAfter };
    const words = rowWords(row, facts, saying);
    known.set(row, { ...facts, words });
    return words;
  };
}

function sameFacts(before: RowFacts, now: RowFacts): boolean {
  return (
    before.doubleBooked === now.doubleBooked &&
    before.held === now.held &&
    before.signedHere === now.signedHere
  );
}
