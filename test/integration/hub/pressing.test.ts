import { describe, expect, it } from 'vitest';
import { bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type PatientClient } from './support/clients.ts';
import { startHub } from './support/hub.ts';

describe('a patient in a hurry', () => {
  it('presses everything twice, goes back and forward, opens ten tabs: one participant, one state', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, participantId: id, url } = await bookOne(staff);
    const participantId = id as never;
    const browser = new Browser(hub);
    await browser.exchange(url);
    const tabs: PatientClient[] = [];
    for (let nth = 0; nth < 10; nth += 1) {
      await browser.exchange(url);
      tabs.push(await browser.tab(`tab ${nth}`));
    }
    const [first, ...others] = tabs as [PatientClient, ...PatientClient[]];
    for (const tab of others) expect(await tab.stopped()).toBe('otherTab');
    await first.view();
    // Each press comes twice at the same moment; the way goes forward, back, and forward again.
    const twice = (press: () => Promise<unknown>) => Promise.all([press(), press()]);
    await twice(() => first.ask('page.answers', { whoAmI: 'patient', place: 'Hemma', room: 'alone' }));
    await twice(() => first.ask('page.readiness', { camera: { state: 'works' } }));
    for (const waiting of [true, false, true]) await twice(() => first.must('page.waiting', { waiting }));
    await twice(() => first.ask('page.prepare', { form: 'general', answers: { concern: 'Hosta' } }));
    await twice(() => first.ask('page.knock', {}));
    await twice(() => first.ask('page.letInDevice', {}));
    const visit = await staff.must('visit.open', { visitId: visitId as never });
    // Booked, then come: nothing else has happened to the visit.
    expect(visit).toMatchObject({ seq: 2, stage: 'booked', preparation: { answers: { concern: 'Hosta' } } });
    expect(visit.participants).toHaveLength(1);
    expect(visit.participants[0]).toMatchObject({
      id: participantId,
      admission: 'waiting',
      presence: { state: 'waiting' },
      answers: { whoAmI: 'patient', place: 'Hemma' },
      knock: null,
      otherDeviceWaits: false,
    });
    // At the link, and in the waiting room: twice, however often it was pressed.
    expect(staff.heard.filter((event) => event.type === 'arrived')).toHaveLength(2);
    // Every tab is pressed into use, the last of them twice.
    for (const tab of others) await twice(() => tab.ask('page.useThisTab', {}));
    const last = others.at(-1) as PatientClient;
    expect(await last.view((view) => view.waiting)).toMatchObject({
      stage: 'booked',
      answers: { place: 'Hemma' },
    });
    for (const tab of tabs.slice(0, -1)) await tab.until(() => !tab.socket.connected);
    await staff.command(visitId, { type: 'letIn', participantId });
    await last.view((view) => view.admitted);
    await twice(() => last.ask('page.leave', {}));
    const left = await staff.must('visit.open', { visitId: visitId as never });
    expect(left).toMatchObject({ seq: 3, participants: [{ presence: { state: 'away' } }] });
    await twice(() => last.must('page.waiting', { waiting: true }));
    const back = await staff.must('visit.open', { visitId: visitId as never });
    expect(back).toMatchObject({ seq: 3, participants: [{ presence: { state: 'inCall' } }] });
  });
});
