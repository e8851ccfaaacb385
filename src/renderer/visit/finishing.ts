import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { onEvent } from '../ipc/client.ts';
import { useVisitStore } from './visitStore.ts';

/** How long an answer is awaited before the Finish counts as one that waits, in ms. */
const answerAwaitedMs = 500;

/** A Finish that has been given, until the visit is finished or another is given. */
export type Finishing =
  | { readonly state: 'sent' }
  /** Neither taken nor refused: main sends it once the hub is back. `seq` is where the visit stood. */
  | { readonly state: 'waits'; readonly seq: number }
  | { readonly state: 'refused'; readonly refusal: Refusal };

interface FinishingStore {
  readonly byVisit: ReadonlyMap<VisitId, Finishing>;
}

/** By visit: one that is left for the next ("sign later") may still wait. */
export const useFinishing = create<FinishingStore>()(() => ({ byVisit: new Map() }));

/**
 * Finishes the open visit. Resolves once that is taken or refused, or once it is clear that it must wait; false when it
 * was refused.
 */
export async function finishVisit(): Promise<boolean> {
  const { open, command } = useVisitStore.getState();
  if (open.state !== 'open') return false;
  const { visitId, seq } = open.visit;
  put(visitId, { state: 'sent' });
  const answered = command({ type: 'finish' }).then((answer) => {
    if (!answer.ok) put(visitId, { state: 'refused', refusal: answer.refusal });
    else put(visitId, answer.value.pending ? { state: 'waits', seq } : null);
    return answer.ok;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unanswered = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      put(visitId, { state: 'waits', seq });
      resolve(true);
    }, answerAwaitedMs);
  });
  return Promise.race([answered.finally(() => clearTimeout(timer)), unanswered]);
}

/** Starts to follow what becomes of a Finish that waits; called once by the app. */
export function followFinishing(): () => void {
  const offRefused = onEvent('commandRefused', ({ visitId, command, refusal }) => {
    if (command === 'finish') put(visitId, { state: 'refused', refusal });
  });
  const offVisit = useVisitStore.subscribe(({ open }) => {
    if (open.state !== 'open') return;
    const { visitId, stage, seq } = open.visit;
    const given = useFinishing.getState().byVisit.get(visitId);
    if (given === undefined) return;
    // A visit that has moved on has had its answer, or is about to.
    if (stage !== 'open' || (given.state === 'waits' && seq > given.seq)) put(visitId, null);
  });
  return () => {
    offRefused();
    offVisit();
  };
}

function put(visitId: VisitId, finishing: Finishing | null): void {
  const byVisit = new Map(useFinishing.getState().byVisit);
  if (finishing === null) byVisit.delete(visitId);
  else byVisit.set(visitId, finishing);
  useFinishing.setState({ byVisit });
}
