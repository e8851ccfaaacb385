import { expect, vi } from 'vitest';
import type { QueueRow, VisitDetail } from '../../../../src/shared/contracts/visit.ts';
import { bookOne } from './bookings.ts';
import { Browser, connectStaff, type StaffClient } from './clients.ts';
import { type RunningHub, startHub } from './hub.ts';
import { karim } from './people.ts';

/** A console's latest row of the visit, heard so far or to come, that is so. */
export async function rowHeard(
  console: StaffClient,
  visitId: string,
  is: (row: QueueRow) => boolean,
): Promise<QueueRow> {
  let found: QueueRow | undefined;
  await console.until(() => {
    found = console.heard
      .flatMap((event) => (event.type === 'row' && event.row.visitId === visitId ? event.row : []))
      .at(-1);
    return found !== undefined && is(found);
  });
  return found as QueueRow;
}

/** Resolves once the hub has missed a console, and has so many left. */
export async function consolesLeft(hub: RunningHub, left: number): Promise<void> {
  await vi.waitFor(() => expect(hub.logged()).toContain(`"consoles":${left}`), { timeout: 10_000 });
}

/** Helena and Karim, each at a console of the same hub, both with today's list; her patient waits. */
export async function twoConsoles(given: Parameters<typeof startHub>[0] & { booking?: unknown } = {}) {
  const { booking, ...rest } = given;
  const hub = await startHub(rest);
  const [helenas, karims] = [await connectStaff(hub), await connectStaff(hub, karim)];
  const { visitId, participantId, url } = await bookOne(helenas, booking);
  await karims.must('day.open', { date: null });
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.must('page.waiting', { waiting: true });
  const detail = (console: StaffClient): Promise<VisitDetail> => console.must('visit.open', { visitId });
  const letIn = (console: StaffClient) =>
    console.command(visitId, { type: 'letIn', participantId: participantId as never });
  const assign = (console: StaffClient, to: string, line = '') =>
    console.command(visitId, { type: 'assign', to: to as never, line });
  return {
    hub,
    helenas,
    karims,
    visitId,
    participantId: participantId as never,
    browser,
    page,
    detail,
    letIn,
    assign,
  };
}
