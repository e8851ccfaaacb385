import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/shared/contracts/signal.ts';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

const offer = (generation: number): Signal => ({
  generation,
  n: 0,
  data: { type: 'offer', sdp: `v=0 of ${generation}` },
});
const answer = (generation: number): Signal => ({ generation, n: 0, data: { type: 'answer', sdp: 'v=0' } });
const restart: Signal = { generation: 1, n: 0, data: { type: 'restart' } };

async function inCall() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId, url } = await bookOne(staff);
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.must('page.waiting', { waiting: true });
  const letIn = (): Promise<unknown> =>
    staff.command(visitId, { type: 'letIn', participantId: participantId as never });
  await letIn();
  return { hub, staff, browser, page, visitId, participantId, letIn };
}

describe('signals', () => {
  it('pass both ways between the clinician and the one who was let in', async () => {
    const { staff, page, visitId, participantId } = await inCall();
    await staff.must('signal.send', { visitId, participantId, signal: offer(1) });
    expect(await page.event((event) => event.type === 'signal')).toMatchObject({ signal: offer(1) });
    await page.must('signal.send', answer(1));
    expect(await staff.event((event) => event.type === 'signal')).toMatchObject({
      signal: { visitId, participantId, signal: answer(1) },
    });
  });

  it('do not pass to or from one who waits', async () => {
    const { hub, staff, page, visitId, participantId } = await inCall();
    await staff.command(visitId, { type: 'sendBack', participantId: participantId as never });
    page.clear();
    const refused = { ok: false, refusal: { code: 'participant.notAdmitted' } };
    expect(await staff.ask('signal.send', { visitId, participantId, signal: offer(1) })).toEqual(refused);
    expect(await page.ask('signal.send', restart)).toEqual(refused);
    expect(await page.ask('line.report', { line: 'connected' })).toEqual(refused);
    expect(page.heard.some((event) => event.type === 'signal')).toBe(false);
    expect(hub.hub.refusals()['participant.notAdmitted']).toBe(3);
  });

  it('do not pass to another visit', async () => {
    const { hub, staff, visitId, participantId } = await inCall();
    const other = bookingIn(hub.clock, 25, { patientNumber: numbers.born1960 });
    await staff.must('bookings.import', { rows: [other] });
    const { rows } = await staff.must('day.open', { date: null });
    const second = rows[1];
    const third = await new Browser(hub).open(
      (await staff.must('link.make', { visitId: second?.visitId as never })).url,
    );
    await third.view();
    const to = (visit: string, participant: string): Promise<unknown> =>
      staff.ask('signal.send', { visitId: visit, participantId: participant, signal: offer(1) });
    // The other visit's participant under this visit, and this visit's participant under the other.
    expect(await to(visitId, second?.participants[0]?.id ?? '')).toMatchObject({
      refusal: { code: 'participant.unknown' },
    });
    expect(await to(second?.visitId ?? '', participantId)).toMatchObject({
      refusal: { code: 'participant.unknown' },
    });
    expect(await to(second?.visitId ?? '', second?.participants[0]?.id ?? '')).toMatchObject({
      refusal: { code: 'participant.notAdmitted' },
    });
    // A visit of another clinician.
    await staff.command(visitId, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
    expect(await to(visitId, participantId)).toMatchObject({ refusal: { code: 'visit.assignedElsewhere' } });
    expect(third.heard.some((event) => event.type === 'signal')).toBe(false);
    expect(hub.hub.refusals()).toMatchObject({ 'participant.unknown': 2, 'visit.assignedElsewhere': 1 });
    expect(staff.socket.connected).toBe(true);
  });

  it('are refused when they come again or out of order', async () => {
    const { hub, staff, page, visitId, participantId } = await inCall();
    const send = (signal: Signal): Promise<unknown> =>
      staff.ask('signal.send', { visitId, participantId, signal });
    await send(offer(2));
    const outOfOrder = { ok: false, refusal: { code: 'message.outOfOrder' } };
    expect(await send(offer(2))).toEqual(outOfOrder);
    expect(await send({ ...answer(1) })).toEqual(outOfOrder);
    await page.must('signal.send', answer(2));
    expect(await page.ask('signal.send', answer(2))).toEqual(outOfOrder);
    expect(hub.hub.refusals()['message.outOfOrder']).toBe(3);
    await page.event((event) => event.type === 'signal');
    expect(page.heard.filter((event) => event.type === 'signal')).toHaveLength(1);
  });

  it('of a page that begins its count anew after a reload pass again', async () => {
    const { staff, browser, page, visitId, participantId } = await inCall();
    await staff.must('signal.send', { visitId, participantId, signal: offer(1) });
    await page.must('signal.send', answer(1));
    const reloaded = await browser.tab();
    await reloaded.view();
    await reloaded.must('signal.send', restart);
    await reloaded.must('signal.send', answer(1));
    await staff.until(() => staff.heard.filter((event) => event.type === 'signal').length === 3);
  });

  it('wait for a page that is away for a moment, those of the newest generation', async () => {
    const { staff, browser, page, visitId, participantId } = await inCall();
    page.socket.disconnect();
    await staff.event(
      (event) =>
        event.type === 'row' &&
        event.row.stage === 'open' &&
        event.row.participants[0]?.presence.state === 'away',
    );
    await staff.must('signal.send', { visitId, participantId, signal: offer(1) });
    await staff.must('signal.send', { visitId, participantId, signal: offer(2) });
    const back = await browser.tab();
    await back.event((event) => event.type === 'signal');
    expect(back.heard.filter((event) => event.type === 'signal')).toMatchObject([{ signal: offer(2) }]);
  });

  it('wait for a console that is away for a moment', async () => {
    const { hub, staff, page } = await inCall();
    staff.socket.disconnect();
    let sent = await page.ask('signal.send', restart);
    // Until the hub has missed the console it still takes the signal for delivered.
    while (!hub.logged().includes('console gone')) sent = await page.ask('signal.send', restart);
    expect(sent.ok).toBe(true);
    const again = await connectStaff(hub);
    expect(await again.event((event) => event.type === 'signal')).toMatchObject({
      signal: { signal: restart },
    });
  });
});
