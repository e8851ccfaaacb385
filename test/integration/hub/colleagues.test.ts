import { describe, expect, it } from 'vitest';
import { bookingIn } from './support/bookings.ts';
import { Browser, connectStaff, refusedConnection } from './support/clients.ts';
import { consolesLeft, rowHeard, twoConsoles } from './support/colleagues.ts';
import { clockAt, move, newConfig, startHub } from './support/hub.ts';
import { clinicians, helena, karim, numbers, someone } from './support/people.ts';

const denied = { code: 'permission.denied' };

describe('at the door for staff', () => {
  it('who knows the secret is the one they say, of those who work here', async () => {
    const hub = await startHub();
    const secret = hub.config.staffSecret;
    const unknown = { v: 1, secret, hsaId: 'SE2321000016-9999' };
    expect(await refusedConnection(hub, '/staff', unknown)).toEqual(denied);
    expect(await refusedConnection(hub, '/staff', { v: 1, secret: '0'.repeat(64), hsaId: helena })).toEqual(
      denied,
    );
    const console = { v: 1, console: '01890000-0000-7000-8000-000000000001', nonce: 'A'.repeat(43) };
    expect(await refusedConnection(hub, '/staff', { ...console, signature: 'AAAA' })).toEqual(denied);
    expect(await refusedConnection(hub, '/staff', { v: 1, secret, hsaId: karim })).toBeNull();
  });

  it('are named to each other, and who is at a console', async () => {
    const assistant = someone('assistant');
    const hub = await startHub({ config: newConfig({ staff: [...clinicians, assistant] }) });
    const [karims] = [await connectStaff(hub, karim), await connectStaff(hub, assistant.hsaId)];
    const [first, second] = clinicians;
    expect((await karims.must('staff.list', {})).staff).toEqual([
      { ...first, connected: false },
      { ...second, connected: true },
      { ...assistant, connected: true },
    ]);
    const helenas = await connectStaff(hub);
    expect((await karims.must('staff.list', {})).staff[0]?.connected).toBe(true);
    helenas.lose();
    await consolesLeft(hub, 2);
    expect((await karims.must('staff.list', {})).staff[0]?.connected).toBe(false);
  });

  it('keeps the names of those who are not at its start any more, and takes new ones', async () => {
    const { hub, visitId } = await twoConsoles();
    await hub.hub.close();
    const renamed = { ...clinicians[1], name: 'Karim Haddad Ek' };
    const again = await startHub({ config: { ...hub.config, staff: newConfig({ staff: [renamed] }).staff } });
    const karims = await connectStaff(again, karim);
    expect((await karims.must('staff.list', {})).staff.map((one) => one.name)).toEqual([
      'Helena Ljung',
      'Karim Haddad Ek',
    ]);
    expect(await karims.must('visit.open', { visitId })).toMatchObject({
      clinician: 'Helena Ljung',
      mine: false,
    });
    expect(
      await refusedConnection(again, '/staff', { v: 1, secret: hub.config.staffSecret, hsaId: helena }),
    ).toEqual(denied);
    // No visit awaits her any more: she has left, and her name stays in what was hers.
    move(again.clock, 24 * 60);
    expect((await karims.must('staff.list', {})).staff.map((one) => one.hsaId)).toEqual([karim]);
    expect(await karims.must('visit.open', { visitId })).toMatchObject({ clinician: 'Helena Ljung' });
  });
});

describe('two consoles at one hub', () => {
  it('see the same queue, each with whose it is', async () => {
    const { helenas, karims, visitId, letIn } = await twoConsoles();
    await letIn(helenas);
    const hers = await rowHeard(helenas, visitId, (row) => row.stage === 'open');
    const his = await rowHeard(karims, visitId, (row) => row.stage === 'open');
    expect([hers.mine, his.mine]).toEqual([true, false]);
    expect({ ...his, mine: true }).toEqual(hers);
    expect(his).toMatchObject({ clinician: 'Helena Ljung', clinicianThere: true });
  });

  it('hear of the patients of their own; an assistant hears of all', async () => {
    const assistant = someone('assistant');
    const hub = await startHub({ config: newConfig({ staff: [...clinicians, assistant] }) });
    const [helenas, karims, assistants] = [
      await connectStaff(hub),
      await connectStaff(hub, karim),
      await connectStaff(hub, assistant.hsaId),
    ];
    const at = (minutes: number, clinicianHsaId: string, patientNumber: string) =>
      bookingIn(hub.clock, minutes, { clinicianHsaId, patientNumber });
    await helenas.must('bookings.import', {
      rows: [
        at(10, helena, numbers.tolvan),
        at(10, karim, numbers.born1960),
        at(60, karim, numbers.born1968),
      ],
    });
    const { rows } = await helenas.must('day.open', { date: null });
    const open = async (is: (row: (typeof rows)[number]) => boolean) => {
      const row = rows.find(is);
      const { url } = await helenas.must('link.make', { visitId: row?.visitId as never });
      return { visitId: row?.visitId, page: await new Browser(hub).open(url) };
    };
    const hers = await open((row) => row.mine);
    const his = await open((row) => !row.mine && row.start === hub.clock.now + 600_000);
    const early = await open((row) => row.start === hub.clock.now + 3_600_000);
    await hers.page.must('page.waiting', { waiting: true });
    await his.page.must('page.waiting', { waiting: true });
    await early.page.must('page.knock', {});
    // An arrival may be told twice: when the page comes, and when it goes to the waiting room.
    const heard = (console: typeof helenas) =>
      new Set(
        console.heard.flatMap((event) =>
          event.type === 'arrived' || event.type === 'knocked' ? `${event.type} ${event.visitId}` : [],
        ),
      );
    const [came, came2] = [`arrived ${hers.visitId}`, `arrived ${his.visitId}`];
    const knocked = `knocked ${early.visitId}`;
    await assistants.until(() => heard(assistants).size === 3);
    expect(heard(assistants)).toEqual(new Set([came, came2, knocked]));
    // What was told to the assistant's console was told to these before, or not at all.
    await helenas.must('staff.list', {});
    await karims.must('staff.list', {});
    expect(heard(helenas)).toEqual(new Set([came]));
    expect(heard(karims)).toEqual(new Set([came2, knocked]));
  });

  it('see when a colleague comes and is gone, in the rows and the visit that they look at', async () => {
    const { hub, helenas, karims, visitId, detail } = await twoConsoles({ consoleGraceMs: 20 });
    const others = bookingIn(hub.clock, 60, { clinicianHsaId: karim, patientNumber: numbers.born1960 });
    const tomorrows = bookingIn(hub.clock, 24 * 60, { patientNumber: numbers.born1968 });
    await karims.must('bookings.import', { rows: [others] });
    const { visitId: tomorrow } = await karims.must('bookings.import', { rows: [tomorrows] });
    await karims.must('visit.open', { visitId: tomorrow as never });
    await detail(karims);
    karims.clear();
    helenas.lose();
    await rowHeard(karims, visitId, (row) => !row.clinicianThere);
    for (const id of [visitId, tomorrow])
      await karims.event(
        (event) => event.type === 'visit' && event.visit.visitId === id && !event.visit.clinicianThere,
      );
    // Only what is hers is told anew.
    expect(karims.heard.some((event) => event.type === 'row' && event.row.mine)).toBe(false);
    karims.clear();
    await connectStaff(hub);
    await rowHeard(karims, visitId, (row) => row.clinicianThere);
    await karims.event((event) => event.type === 'visit' && event.visit.clinicianThere);
  });

  it('see nothing of a colleague who comes back within the moment', async () => {
    const { hub, helenas, karims } = await twoConsoles();
    karims.clear();
    helenas.lose();
    await consolesLeft(hub, 1);
    const back = await connectStaff(hub);
    await back.must('day.open', { date: null });
    await karims.must('staff.list', {});
    expect(karims.heard).toEqual([]);
  });

  it('have each what is left of their own day before, after midnight', async () => {
    const clock = clockAt('2026-11-24T23:50:00+01:00');
    const { helenas, karims, visitId, page, letIn } = await twoConsoles({
      clock,
      booking: bookingIn(clock, 5),
    });
    await letIn(helenas);
    move(clock, 20);
    const [hers, his] = [
      await helenas.must('day.open', { date: null }),
      await karims.must('day.open', { date: null }),
    ];
    expect([hers.rows, his.rows]).toMatchObject([[{ visitId }], []]);
    helenas.clear();
    karims.clear();
    await page.must('page.answers', { place: 'Hemma' });
    await rowHeard(helenas, visitId, (row) => row.participants[0]?.answers.place === 'Hemma');
    await karims.must('staff.list', {});
    expect(karims.heard).toEqual([]);
  });

  it('have a protected row protected, and the visit too for who has it not', async () => {
    const { helenas, karims, visitId, page } = await twoConsoles({
      booking: {
        start: '2026-11-24T10:40:00+01:00',
        end: '2026-11-24T11:00:00+01:00',
        clinicianHsaId: helena,
        profession: 'doctor',
        patientNumber: numbers.tolvan,
        protected: true,
        reason: 'Hosta',
        phone: '070-174 06 05',
      },
    });
    await page.must('page.answers', { place: 'Skyddat boende', phone: '070-174 06 06' });
    const row = await rowHeard(karims, visitId, (one) => one.protected);
    expect(row).toMatchObject({ givenName: null, familyName: null, age: null });
    const his = await karims.must('visit.open', { visitId });
    expect(his).toMatchObject({ patient: null, phone: null, people: [{ number: null, birthDate: null }] });
    expect(JSON.stringify([his, karims.heard])).not.toMatch(/Skyddat boende|070-174|191212121212/);
    expect((await helenas.must('visit.open', { visitId })).phone).toBe('070-174 06 06');
  });
});
