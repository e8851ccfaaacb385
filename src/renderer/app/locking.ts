import { forgetKeptWishes, holdCall } from '../features/call/callStore.ts';
import { callTarget } from '../features/call/callTarget.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { openSeatDialog } from '../features/session/seatDialog.ts';
import { dropReader } from '../reader/callReader.ts';
import { askSeat } from '../seat/seat.ts';
import { flushDrafts } from '../visit/draftStore.ts';
import { usePanel } from '../visit/panel.ts';
import { refreshVisit, useVisitStore } from '../visit/visitStore.ts';

/**
 * The lock has come, or comes (by hand, by time, with the computer's own lock or sleep): nobody sees or hears anybody, what
 * is typed is written, and the picture and the reading of a document are dropped, the reader with them. Other visits' calls are on hold already.
 */
export function restVisit(): Promise<unknown> {
  const { panel, closePanel } = usePanel.getState();
  if (panel === 'identity') closePanel();
  dropReader();
  const { open } = useVisitStore.getState();
  if (open.state === 'open' && callTarget(open.visit) !== null) holdCall(open.visit.visitId);
  return flushDrafts();
}

/** The lock is gone: what main would not answer meanwhile is asked anew. */
export function lookAgain(): void {
  void useDayStore.getState().open();
  void refreshVisit();
}

/** Locks at once, by the clinician's own hand. */
export async function lockNow(): Promise<void> {
  await restVisit();
  const refused = await askSeat('session.lock', {});
  if (refused !== null) openSeatDialog(refused);
}

/** Whoever sat here has left: the page begins anew, and keeps nothing of what was wished of that one's calls. */
export function beginAnew(): void {
  forgetKeptWishes();
  window.location.reload();
}
