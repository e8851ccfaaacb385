import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/shared/contracts/signal.ts';
import { bookingIn } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { consolesLeft, rowHeard, twoConsoles } from './support/colleagues.ts';
import { clockAt, newConfig } from './support/hub.ts';
import { deliveryOf, verified } from './support/notes.ts';
import { clinicians, helena, karim, someone } from './support/people.ts';

const offer: Signal = { generation: 1, n: 0, data: { type: 'offer', sdp: 'v=0' } };
const elsewhere = (name: string) => ({
  ok: false,
  refusal: { code: 'visit.assignedElsewhere', params: { name } },
});

describe('a hand-over', () => {
  it('out of the call puts the patient back to waiting, who is told by whom; identity stands', async () => {
    const { helenas, karims, visitId, participantId, page, detail, letIn, assign } = await twoConsoles();
    await letIn(helenas);
    await helenas.command(visitId, { type: 'startIdentity', participantId });
    await helenas.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
    await page.view((view) => view.admitted && view.handedOver === null);
    const { participants: before } = await detail(karims);
    page.clear();
    expect(await assign(helenas, karim, 'Läkemedelslistan är inte genomgången.')).toMatchObject({ ok: true });
    expect(await page.view()).toMatchObject({
      admitted: false,
      stage: 'open',
      clinician: { name: 'Karim Haddad', title: 'sjuksköterska' },
      handedOver: { fromName: 'Helena Ljung' },
    });
    await rowHeard(karims, visitId, (row) => row.mine && row.clinician === 'Karim Haddad');
    await rowHeard(helenas, visitId, (row) => !row.mine && row.clinician === 'Karim Haddad');
    const there = await detail(karims);
    expect(there.handOver).toMatchObject({
      fromName: 'Helena Ljung',
      line: 'Läkemedelslistan är inte genomgången.',
    });
    expect(there.participants[0]).toMatchObject({ admission: 'waiting', identity: before[0]?.identity });
    expect(before[0]?.identity.state).toBe('decided');
    page.clear();
    expect(await letIn(karims)).toMatchObject({ ok: true });
    await page.view((view) => view.admitted && view.handedOver === null);
    await karims.command(visitId, { type: 'finish' });
    await page.view((view) => view.stage === 'ended' && view.handedOver === null);
    expect(await detail(karims)).toMatchObject({ stage: 'ended', handOver: { fromName: 'Helena Ljung' } });
  });

  it('takes signals, line and note with it: the former clinician has none of them', async () => {
    const { helenas, karims, visitId, participantId, page, letIn, assign } = await twoConsoles();
    await letIn(helenas);
    await helenas.must('signal.send', { visitId, participantId, signal: offer });
    await assign(helenas, karim);
    for (const asked of [
      helenas.ask('signal.send', { visitId, participantId, signal: { ...offer, generation: 2 } }),
      helenas.ask('line.report', { visitId, participantId, line: 'connected' }),
      letIn(helenas),
    ])
      expect(await asked).toEqual(elsewhere('Karim Haddad'));
    await letIn(karims);
    page.clear();
    helenas.clear();
    await karims.must('signal.send', { visitId, participantId, signal: { ...offer, generation: 2 } });
    await page.event((event) => event.type === 'signal');
    await page.must('signal.send', { generation: 2, n: 0, data: { type: 'answer', sdp: 'v=0' } });
    await karims.event((event) => event.type === 'signal');
    await karims.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
    await karims.command(visitId, { type: 'finish' });
    expect(await helenas.ask('note.deliver', await deliveryOf(helenas, visitId))).toMatchObject({
      refusal: { code: 'permission.denied' },
    });
    const { hsaId, name, title, role } = clinicians[1];
    const signed = await deliveryOf(karims, visitId, { author: { hsaId, name, title, role } });
    expect(await karims.ask('note.deliver', signed)).toMatchObject({ ok: true });
    expect(helenas.heard.some((event) => event.type === 'signal')).toBe(false);
  });

  it('leaves nothing of what was on its way to the former clinician', async () => {
    const { hub, helenas, karims, visitId, page, letIn, assign } = await twoConsoles({ consoleGraceMs: 20 });
    await letIn(helenas);
    helenas.lose();
    await rowHeard(karims, visitId, (row) => !row.clinicianThere);
    await page.must('signal.send', { generation: 1, n: 0, data: { type: 'restart' } });
    await assign(karims, karim);
    await letIn(karims);
    for (const hsaId of [helena, karim]) {
      const late = await connectStaff(hub, hsaId);
      await late.must('staff.list', {});
      expect(late.heard.filter((event) => event.type === 'signal')).toEqual([]);
    }
  });

  it('cannot be undone, nor what was done before it', async () => {
    const { helenas, karims, visitId, detail, letIn, assign } = await twoConsoles();
    await letIn(helenas);
    expect((await detail(helenas)).undoSeq).not.toBeNull();
    await assign(helenas, karim);
    const { seq, undoSeq } = await detail(karims);
    expect([undoSeq, (await detail(helenas)).undoSeq]).toEqual([null, null]);
    for (const ofSeq of [seq, seq - 1]) {
      expect(await helenas.command(visitId, { type: 'undo', ofSeq })).toEqual(elsewhere('Karim Haddad'));
      expect(await karims.command(visitId, { type: 'undo', ofSeq })).toMatchObject({
        refusal: { code: 'undo.nothing' },
      });
    }
  });

  it('goes to clinicians of the clinic only', async () => {
    const assistant = someone('assistant');
    const { helenas, assign } = await twoConsoles({
      config: newConfig({ staff: [...clinicians, assistant] }),
    });
    for (const to of ['SE2321000016-9999', assistant.hsaId])
      expect(await assign(helenas, to)).toMatchObject({ refusal: { code: 'staff.unknown' } });
    expect(await assign(helenas, helena)).toMatchObject({ refusal: { code: 'visit.notAllowedNow' } });
  });

  it("hides the line about a protected person from who may not name them, and tells the patient's page alike", async () => {
    const clock = clockAt('2026-11-24T10:30:00+01:00');
    const { helenas, karims, page, detail, letIn, assign } = await twoConsoles({
      clock,
      booking: bookingIn(clock, 10, { protected: true, givenName: null, familyName: null }),
    });
    await letIn(helenas);
    const { seq } = await detail(helenas);
    helenas.clear();
    await assign(helenas, karim, 'Bor hos sin syster.');
    await helenas.event((event) => event.type === 'visit' && event.visit.seq === seq + 1);
    expect((await detail(karims)).handOver).toMatchObject({ line: 'Bor hos sin syster.' });
    expect((await detail(helenas)).handOver).toMatchObject({ fromName: 'Helena Ljung', line: '' });
    expect(await detail(helenas)).toMatchObject({ people: [{ number: null }], patient: null });
    expect(JSON.stringify(helenas.heard)).not.toMatch(/191212121212|syster/);
    await page.view((view) => view.handedOver?.fromName === 'Helena Ljung');
  });

  it('stands after a restart of the hub', async () => {
    const { hub, helenas, browser, visitId, letIn, assign } = await twoConsoles();
    await letIn(helenas);
    await assign(helenas, karim, 'Ring apoteket.');
    const again = await hub.restart();
    const karims = await connectStaff(again, karim);
    expect((await karims.must('visit.open', { visitId })).handOver).toMatchObject({ line: 'Ring apoteket.' });
    expect(await (await browser.at(again).tab()).view()).toMatchObject({
      clinician: { name: 'Karim Haddad' },
      handedOver: { fromName: 'Helena Ljung' },
    });
    expect(await karims.must('audit.verify', {})).toMatchObject({ intact: true });
  });
});

describe('a claim', () => {
  it('of a booked visit has one winner; the other is told who', async () => {
    const third = someone('clinician');
    const { hub, karims, visitId, detail } = await twoConsoles({
      config: newConfig({ staff: [...clinicians, third] }),
    });
    const ylvas = await connectStaff(hub, third.hsaId);
    const { seq } = await detail(karims);
    await detail(ylvas);
    const claim = (console: typeof karims, to: string) =>
      console.ask('visit.command', {
        commandId: v7(),
        visitId,
        expectedSeq: seq,
        command: { type: 'assign', to, line: '' },
      });
    const [his, hers] = await Promise.all([claim(karims, karim), claim(ylvas, third.hsaId)]);
    expect([his.ok, hers.ok].sort()).toEqual([false, true]);
    const winner = his.ok ? 'Karim Haddad' : 'Ylva Dahl';
    expect(his.ok ? hers : his).toEqual(elsewhere(winner));
    for (const console of [karims, ylvas]) expect((await detail(console)).clinician).toBe(winner);
    await rowHeard(karims, visitId, (row) => row.clinician === winner);
  });

  it('meets the let-in of the one who has it: one of the two, and the other is told who', async () => {
    const { helenas, karims, visitId, participantId, detail } = await twoConsoles();
    const { seq } = await detail(karims);
    const ask = (console: typeof karims, command: object) =>
      console.ask('visit.command', { commandId: v7(), visitId, expectedSeq: seq, command: command as never });
    const [letIn, claim] = await Promise.all([
      ask(helenas, { type: 'letIn', participantId }),
      ask(karims, { type: 'assign', to: karim, line: '' }),
    ]);
    expect([letIn.ok, claim.ok].sort()).toEqual([false, true]);
    if (claim.ok) expect(letIn).toEqual(elsewhere('Karim Haddad'));
    else expect(claim).toMatchObject({ refusal: { code: 'visit.moved' } });
  });

  it('is told to the one who was offline and comes with an old command, with the name', async () => {
    const { hub, helenas, karims, visitId, participantId, detail, assign } = await twoConsoles();
    const { seq } = await detail(helenas);
    helenas.lose();
    expect(await assign(karims, karim)).toMatchObject({ ok: true });
    const back = await connectStaff(hub);
    const late = { commandId: v7(), visitId, expectedSeq: seq } as const;
    expect(await back.ask('visit.command', { ...late, command: { type: 'letIn', participantId } })).toEqual(
      elsewhere('Karim Haddad'),
    );
    expect(
      await back.ask('visit.command', {
        ...late,
        commandId: v7(),
        command: { type: 'assign', to: helena as never, line: '' },
      }),
    ).toEqual(elsewhere('Karim Haddad'));
  });

  it('is for oneself; an assistant gives a booked visit to anybody', async () => {
    const third = { ...someone('clinician'), hsaId: 'SE2321000016-4004' };
    const assistant = someone('assistant');
    const { hub, karims, detail, assign, letIn } = await twoConsoles({
      config: newConfig({ staff: [...clinicians, third, assistant] }),
    });
    expect(await assign(karims, third.hsaId)).toMatchObject({ refusal: { code: 'permission.denied' } });
    const assistants = await connectStaff(hub, assistant.hsaId);
    expect(await assign(assistants, karim, 'Helena är sjuk.')).toMatchObject({ ok: true });
    expect(await detail(karims)).toMatchObject({ mine: true, handOver: { line: 'Helena är sjuk.' } });
    await letIn(karims);
    expect(await assign(assistants, helena)).toMatchObject({ refusal: { code: 'permission.denied' } });
  });

  it('lets the patient who waits know whom to meet, and how long it takes with that one', async () => {
    const { karims, page, assign } = await twoConsoles();
    await karims.must('delay.set', { minutes: 40 });
    expect(await page.view()).toMatchObject({ clinician: { name: 'Helena Ljung' } });
    page.clear();
    await assign(karims, karim);
    await page.view(
      (view) =>
        view.clinician.name === 'Karim Haddad' && view.aboutMinutes === 40 && view.delayMinutes === 30,
    );
  });
});

describe('taking over an open visit', () => {
  it('is refused while a console of its clinician is connected, and for a moment after', async () => {
    const { hub, helenas, karims, detail, letIn, assign } = await twoConsoles();
    await letIn(helenas);
    const there = { ok: false, refusal: { code: 'visit.clinicianThere', params: { name: 'Helena Ljung' } } };
    expect(await assign(karims, karim)).toEqual(there);
    const atHome = await connectStaff(hub);
    helenas.lose();
    await consolesLeft(hub, 2);
    expect(await assign(karims, karim)).toEqual(there);
    atHome.lose();
    await consolesLeft(hub, 1);
    expect(await assign(karims, karim)).toEqual(there);
    expect(await detail(karims)).toMatchObject({ mine: false, clinicianThere: true });
    expect((await karims.must('staff.list', {})).staff).toMatchObject([
      { name: 'Helena Ljung', connected: false },
      { name: 'Karim Haddad', connected: true },
    ]);
  });

  it('saves the visit of a console that has died: its row says so, and the patient is told', async () => {
    const { helenas, karims, visitId, page, detail, letIn, assign } = await twoConsoles({
      consoleGraceMs: 20,
    });
    await letIn(helenas);
    await detail(karims);
    await rowHeard(karims, visitId, (row) => row.stage === 'open' && row.clinicianThere);
    helenas.lose();
    await rowHeard(karims, visitId, (row) => !row.clinicianThere);
    await karims.event((event) => event.type === 'visit' && !event.visit.clinicianThere);
    await page.view((view) => view.admitted && view.clinicianAway);
    page.clear();
    expect(await assign(karims, karim)).toMatchObject({ ok: true });
    await page.view(
      (view) => view.clinician.name === 'Karim Haddad' && view.handedOver?.fromName === 'Helena Ljung',
    );
    expect(await letIn(karims)).toMatchObject({ ok: true });
    await page.view((view) => view.admitted);
  });

  it('is open at once where the console said goodbye, and the page knows that nobody is there', async () => {
    const { hub, helenas, karims, visitId, page, letIn, assign } = await twoConsoles({
      consoleGraceMs: 3_600_000,
    });
    expect((await page.view()).clinicianAway).toBe(false);
    await letIn(helenas);
    const atHome = await connectStaff(hub);
    helenas.socket.disconnect();
    await consolesLeft(hub, 2);
    expect((await page.view((view) => view.admitted)).clinicianAway).toBe(false);
    expect(await assign(karims, karim)).toMatchObject({ refusal: { code: 'visit.clinicianThere' } });
    atHome.socket.disconnect();
    await page.view((view) => view.admitted && view.clinicianAway);
    await rowHeard(karims, visitId, (row) => !row.clinicianThere);
    page.clear();
    const back = await connectStaff(hub);
    await page.view((view) => view.admitted && !view.clinicianAway);
    page.clear();
    // It leaves in words: the page has been told once it is answered, and its going afterwards changes nothing.
    await back.must('console.leave', {});
    await page.view((view) => view.clinicianAway);
    back.socket.disconnect();
    await consolesLeft(hub, 1);
    page.clear();
    expect(await assign(karims, karim)).toMatchObject({ ok: true });
    await page.view((view) => view.handedOver !== null && !view.admitted && !view.clinicianAway);
  });

  it('waits after a restart of the hub for the one who was in the call', async () => {
    const { hub, helenas, letIn, visitId, assign } = await twoConsoles();
    await letIn(helenas);
    const again = await hub.restart();
    const karims = await connectStaff(again, karim);
    expect(await assign(karims, karim)).toMatchObject({ refusal: { code: 'visit.clinicianThere' } });
    const [row] = (await karims.must('day.open', { date: null })).rows;
    expect(row).toMatchObject({ visitId, clinicianThere: true });
  });

  it('is for clinicians: not for others, and not to somebody else', async () => {
    const third = { ...someone('clinician'), hsaId: 'SE2321000016-4004' };
    const { helenas, karims, visitId, letIn, assign } = await twoConsoles({
      consoleGraceMs: 20,
      config: newConfig({ staff: [...clinicians, third] }),
    });
    await letIn(helenas);
    helenas.lose();
    await rowHeard(karims, visitId, (row) => !row.clinicianThere);
    expect(await assign(karims, third.hsaId)).toMatchObject({ refusal: { code: 'permission.denied' } });
  });
});

describe("a visit's patient", () => {
  it('that a colleague takes over leaves the other pages where they are', async () => {
    const { hub, helenas, karims, letIn, assign } = await twoConsoles();
    const report = await helenas.must('bookings.import', {
      rows: [bookingIn(hub.clock, 30, { patientNumber: '196002149802' })],
    });
    const { url } = await helenas.must('link.make', { visitId: report.visitId as never });
    const other = await new Browser(hub).open(url);
    await other.must('page.waiting', { waiting: true });
    await letIn(helenas);
    await assign(helenas, karim);
    await letIn(karims);
    expect(await other.view()).toMatchObject({ clinician: { name: 'Helena Ljung' }, handedOver: null });
    expect(other.heard.every((event) => event.type !== 'view' || event.view.handedOver === null)).toBe(true);
  });
});
