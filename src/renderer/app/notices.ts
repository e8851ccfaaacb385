import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { onEvent } from '../ipc/client.ts';
import { followHelpCalls } from '../visit/helpCalls.ts';
import { followSignedHere } from '../visit/signedHere.ts';

/** What main has told that must be seen. Warnings stay; a refused command can be put away once read. */
interface Notices {
  readonly warnings: readonly Refusal[];
  readonly refused: readonly { readonly id: number; readonly visitId: VisitId; readonly refusal: Refusal }[];
  readonly putAway: (id: number) => void;
}

let lastId = 0;

export const useNotices = create<Notices>()((set) => ({
  warnings: [],
  refused: [],
  putAway: (id) => set(({ refused }) => ({ refused: refused.filter((one) => one.id !== id) })),
}));

/** Starts to listen; called once, before anything is asked of main, so that no early warning is lost. */
export function followNotices(): () => void {
  const offWarning = onEvent('warning', ({ warning }) =>
    useNotices.setState(({ warnings }) => ({
      warnings: warnings.some((one) => one.code === warning.code) ? warnings : [...warnings, warning],
    })),
  );
  const offRefused = onEvent('commandRefused', ({ visitId, refusal }) =>
    useNotices.setState(({ refused }) => {
      lastId += 1;
      return { refused: [...refused, { id: lastId, visitId, refusal }] };
    }),
  );
  const offHelp = followHelpCalls();
  const offSigned = followSignedHere();
  return () => {
    offHelp();
    offSigned();
    offWarning();
    offRefused();
  };
}
