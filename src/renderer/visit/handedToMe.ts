import { create } from 'zustand';
import type { QueueRow } from '../../shared/contracts/visit.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import { useVisitStore } from './visitStore.ts';

/** A visit that a colleague has handed over to the one who sits here, and that has not been opened since. */
interface Handed {
  readonly visitId: VisitId;
  readonly start: QueueRow['start'];
  /** The colleague; null where the hub does not know the name. */
  readonly fromName: string | null;
}

export const useHandedToMe = create<{ readonly handed: readonly Handed[] }>()(() => ({ handed: [] }));

export function putAwayHanded(visitId: VisitId): void {
  const { handed } = useHandedToMe.getState();
  if (handed.some((one) => one.visitId === visitId))
    useHandedToMe.setState({ handed: handed.filter((one) => one.visitId !== visitId) });
}

/** Looks at a row that comes in place of an older one: whether the visit has become one's own by another's hand. */
export function noticeHanded(before: QueueRow | undefined, row: QueueRow): void {
  if (!row.mine) putAwayHanded(row.visitId);
  if (before === undefined || before.mine || !row.mine || row.seq <= before.seq) return;
  // What is open here is seen to change; and one's own taking begins with opening it.
  if (openVisitId() === row.visitId) return;
  const one: Handed = { visitId: row.visitId, start: row.start, fromName: before.clinician };
  useHandedToMe.setState(({ handed }) => ({ handed: [...handed, one] }));
}

/** Opened is seen. */
export function followOpened(): () => void {
  return useVisitStore.subscribe(() => {
    const visitId = openVisitId();
    if (visitId !== null) putAwayHanded(visitId);
  });
}

function openVisitId(): VisitId | null {
  const { open } = useVisitStore.getState();
  if (open.state === 'none') return null;
  return open.state === 'open' ? open.visit.visitId : open.visitId;
}
