import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/shared/domain/permissions.ts';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { newConfig, startHub } from './support/hub.ts';
import { clinicians, someone } from './support/people.ts';

const denied = { ok: false, refusal: { code: 'permission.denied' } };
const message = { kind: 'ready', code: 'soon' } as const;

/** Somebody else of the clinic at the hub where Helena Ljung has a visit, whose patient waits and has knocked before. */
async function someoneElse(role: StaffRole) {
  const hub = await startHub({ config: newConfig({ staff: [...clinicians, someone(role)] }) });
  const staff = await connectStaff(hub);
  const { visitId: id, participantId, url } = await bookOne(staff, bookingIn(hub.clock, 60));
  const visitId = id as never;
  const page = await new Browser(hub).open(url);
  await page.must('page.knock', {});
  await staff.must('knock.answer', { visitId, participantId: participantId as never, answer: 'open' });
  await page.view((view) => view.power === 'join');
  await page.must('page.waiting', { waiting: true });
  await staff.event((event) => event.type === 'arrived');
  const other = await new Browser(hub).open(url);
  await other.waits();
  const them = await connectStaff(hub, someone(role).hsaId);
  return { hub, them, page, other, visitId, participantId: participantId as never };
}

async function askAll(them: StaffClient, visitId: never, participantId: never) {
  return [
    await them.ask('message.send', { visitId, message }),
    await them.ask('knock.answer', { visitId, participantId, answer: 'later' }),
    await them.ask('device.letIn', { visitId, participantId }),
  ];
}

describe('who may run the waiting room', () => {
  it('an assistant, for any clinician', async () => {
    const { them, page, other, visitId, participantId } = await someoneElse('assistant');
    for (const answer of await askAll(them, visitId, participantId))
      expect(answer).toMatchObject({ ok: true });
    expect(await page.stopped()).toBe('otherDevice');
    await other.view((view) => view.message !== null && view.knock === 'later');
    expect(await them.ask('delay.set', { minutes: 5 })).toMatchObject({ ok: true });
    expect(await them.ask('message.send', { visitId: null, message })).toMatchObject({
      value: { reached: 0 },
    });
    expect(await them.ask('emergency.set', { visitId, state: 'called' })).toMatchObject({ ok: true });
  });

  it('no administrator', async () => {
    const { them, visitId, participantId } = await someoneElse('administrator');
    for (const answer of await askAll(them, visitId, participantId)) expect(answer).toEqual(denied);
    expect(await them.ask('delay.set', { minutes: 5 })).toEqual(denied);
    expect(await them.ask('message.send', { visitId: null, message })).toEqual(denied);
    expect(await them.ask('emergency.set', { visitId, state: 'called' })).toEqual(denied);
  });

  it("a clinician for the own visits only; an emergency is anybody's", async () => {
    const { them, page, visitId, participantId } = await someoneElse('clinician');
    for (const answer of await askAll(them, visitId, participantId))
      expect(answer).toEqual({
        ok: false,
        refusal: { code: 'visit.assignedElsewhere', params: { name: 'Helena Ljung' } },
      });
    expect(await them.ask('delay.set', { minutes: 5 })).toMatchObject({ ok: true });
    expect(await them.ask('message.send', { visitId: null, message })).toMatchObject({
      value: { reached: 0 },
    });
    expect(await them.ask('emergency.set', { visitId, state: 'called' })).toMatchObject({ ok: true });
    await page.view((view) => view.emergency);
    page.clear();
    expect(
      await them.command(visitId, { type: 'assign', to: 'SE2321000016-3003' as never, line: '' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await them.ask('message.send', { visitId, message })).toMatchObject({ value: { reached: 1 } });
  });

  it('no participant', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(staff);
    const page = await new Browser(hub).open(url);
    for (const [type, payload] of [
      ['message.send', { visitId, message }],
      ['delay.set', { minutes: 5 }],
      ['emergency.set', { visitId, state: 'called' }],
    ])
      expect(await page.raw({ v: 1, type, payload })).toEqual({
        ok: false,
        refusal: { code: 'message.malformed' },
      });
  });

  it('nobody for a visit that there is not', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const unknown = '01890000-0000-7000-8000-000000000001' as never;
    for (const answer of await askAll(staff, unknown, unknown))
      expect(answer).toEqual({ ok: false, refusal: { code: 'visit.unknown' } });
    expect(await staff.ask('emergency.set', { visitId: unknown, state: 'over' })).toMatchObject({
      refusal: { code: 'visit.unknown' },
    });
  });
});
