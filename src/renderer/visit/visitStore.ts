import { create } from 'zustand';
import type { VisitCommand, VisitDetail } from '../../shared/contracts/visit.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import { onEvent, request } from '../ipc/client.ts';

/** The one open visit: a projection of the hub's events. Views read it, `command` is the only way to change it. */
export type OpenVisit =
  | { readonly state: 'none' }
  | { readonly state: 'loading'; readonly visitId: VisitId }
  | { readonly state: 'failed'; readonly visitId: VisitId; readonly refusal: Refusal }
  | { readonly state: 'open'; readonly visit: VisitDetail; readonly pending: boolean };

interface VisitStore {
  readonly open: OpenVisit;
  /** Raised each time `show` is asked, also for the visit that is open already: the focus goes to it anew. */
  readonly shown: number;
  /** Opens a visit (and leaves the one before). */
  readonly show: (visitId: VisitId) => Promise<void>;
  readonly leave: () => void;
  /** Sends a command for the open visit. `pending` true in the answer: the connection is lost, it is sent later. */
  readonly command: (command: VisitCommand) => Promise<Result<{ readonly pending: boolean }>>;
}

export const useVisitStore = create<VisitStore>()((set, get) => ({
  open: { state: 'none' },
  shown: 0,
  show: async (visitId) => {
    const before = get().open;
    const isOpen = before.state === 'open' && before.visit.visitId === visitId;
    set({ shown: get().shown + 1, ...(isOpen ? {} : { open: { state: 'loading', visitId } }) });
    await fetchVisit(visitId);
  },
  leave: () => set({ open: { state: 'none' } }),
  command: async (command) => {
    const { open } = get();
    if (open.state !== 'open') return { ok: false, refusal: { code: 'visit.unknown' } };
    const { visitId, seq } = open.visit;
    const answer = await request('visit.command', { visitId, expectedSeq: seq, command });
    if (!answer.ok) return answer;
    const pending = answer.value.state === 'pending';
    const now = get().open;
    if (pending && now.state === 'open' && now.visit.visitId === visitId)
      set({ open: { ...now, pending: true } });
    return { ok: true, value: { pending } };
  },
}));

/** Asks for the visit, and takes the answer in unless another one has been chosen meanwhile. */
async function fetchVisit(visitId: VisitId): Promise<void> {
  const answer = await request('visit.open', { visitId });
  const now = useVisitStore.getState().open;
  const wanted = now.state === 'none' ? null : now.state === 'open' ? now.visit.visitId : now.visitId;
  if (wanted !== visitId) return;
  if (answer.ok) accept(answer.value);
  else if (now.state !== 'open')
    useVisitStore.setState({ open: { state: 'failed', visitId, refusal: answer.refusal } });
}

/** Takes in a newer picture of the open visit; an older one (by seq) is dropped. Live parts may change at the same seq. */
function accept(visit: VisitDetail): void {
  const { open } = useVisitStore.getState();
  if (open.state === 'none') return;
  const current = open.state === 'open' ? open.visit.visitId : open.visitId;
  if (current !== visit.visitId) return;
  if (open.state === 'open' && visit.seq < open.visit.seq) return;
  useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
}

/** Asks for the open visit anew; what is shown stays until the answer is there. */
export async function refreshVisit(): Promise<void> {
  const { open } = useVisitStore.getState();
  if (open.state === 'open') await fetchVisit(open.visit.visitId);
}

/** Starts to follow main's events; called once by the app. */
export function followVisit(): () => void {
  const offVisit = onEvent('visit', (event) => accept(event.visit));
  const offResync = onEvent('resync', () => void refreshVisit());
  return () => {
    offVisit();
    offResync();
  };
}

/** The open visit's detail, or null. */
export function useOpenVisit(): VisitDetail | null {
  return useVisitStore((store) => (store.open.state === 'open' ? store.open.visit : null));
}
