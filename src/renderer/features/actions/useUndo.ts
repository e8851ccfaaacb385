import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { commandFor } from '../../visit/visitCommand.ts';

interface Undo {
  readonly words: 'undo.offer' | 'undo.letIn' | 'undo.sentBack';
  readonly send: () => ReturnType<typeof commandFor>;
}

/** Taking back one's own last step, while the hub says that it may be taken back; null when there is none. */
export function useUndo(visit: VisitDetail | null): Undo | null {
  if (visit === null || visit.undoSeq === null) return null;
  const ofSeq = visit.undoSeq;
  const holder = linkHolder(visit.participants);
  return {
    words:
      visit.stage !== 'open' && visit.stage !== 'booked'
        ? 'undo.offer'
        : holder?.admission === 'admitted'
          ? 'undo.letIn'
          : 'undo.sentBack',
    send: () => commandFor(visit, { type: 'undo', ofSeq }),
  };
}
