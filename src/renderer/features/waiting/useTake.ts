import { useState } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { useAbout } from '../../ipc/session.ts';
import { commandEvenIfMoved } from '../../visit/visitCommand.ts';
import type { LetIn } from './useLetIn.ts';

/** Taking a colleague's visit: one that is booked, or one that goes on while no console of theirs is connected. */
export function useTake(row: QueueRow): {
  readonly can: boolean;
  readonly take: LetIn;
  readonly send: () => Promise<void>;
} {
  const { principal } = useAbout();
  const [told, setTold] = useState<{ readonly visitId: string; readonly take: LetIn } | null>(null);
  const take: LetIn = told?.visitId === row.visitId ? told.take : { state: 'ready' };
  const tell = (next: LetIn) => setTold({ visitId: row.visitId, take: next });
  const open = row.stage === 'booked' || (row.stage === 'open' && !row.clinicianThere);

  const send = async () => {
    tell({ state: 'sending' });
    const answer = await commandEvenIfMoved(row, { type: 'assign', to: principal.hsaId, line: '' });
    if (!answer.ok) tell({ state: 'refused', refusal: answer.refusal });
    else tell({ state: answer.value.pending ? 'pending' : 'ready' });
  };
  return { can: principal.role === 'clinician' && !row.mine && open, take, send };
}
