import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { VisitCommand } from '../../../src/shared/contracts/visit.ts';
import type { CommandId, VisitId } from '../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import { bookingIn } from '../hub/support/bookings.ts';
import { move } from '../hub/support/hub.ts';
import { type ClinicHub, helenaLjung, karimHaddad, startClinicHub } from './support/clinicHub.ts';
import { given } from './support/draftsOf.ts';
import { connectConsole, type RemoteConsole, startConsole } from './support/remoteConsole.ts';

const attempt: VisitCommand = { type: 'recordAttempt', how: 'phone' };

/** A visit of Helena's in half an hour. */
async function bookOne({ hub }: RemoteConsole, { clock }: ClinicHub): Promise<VisitId> {
  const rows = [bookingIn(clock, 30, { clinicianHsaId: helenaLjung.hsaId })];
  expect(given(await hub.request('bookings.import', { rows }))).toMatchObject({ added: 1, refused: [] });
  const [row] = given(await hub.request('day.open', { date: null })).rows;
  if (row === undefined) throw new Error('not booked');
  return row.visitId;
}

async function envelope({ hub }: RemoteConsole, visitId: VisitId, command: VisitCommand) {
  const { seq } = given(await hub.request('visit.open', { visitId }));
  return { commandId: v7() as CommandId, visitId, expectedSeq: seq, command };
}

describe('a session with a clinic’s own hub', () => {
  it('is the enrolled clinician’s, and makes links of the hub’s own address', async () => {
    const clinic = await startClinicHub();
    const console = await startConsole(clinic, helenaLjung);
    await console.up();
    const visitId = await bookOne(console, clinic);
    const { rows } = given(await console.hub.request('day.open', { date: null }));
    expect(rows).toMatchObject([{ mine: true }]);
    const { url } = given(await console.hub.request('link.make', { visitId }));
    expect(url.startsWith(`${clinic.origin}/#`)).toBe(true);
  });

  it('is nobody’s with another key than the enrolled one', async () => {
    const clinic = await startClinicHub();
    const { enrolment } = await startConsole(clinic, helenaLjung);
    const thief = connectConsole({ ...enrolment, key: Buffer.alloc(32, 7) }, clinic);
    await thief.lost('console.unknown');
  });

  it('tells a console that it has been ended, at once and at its next start', async () => {
    const clinic = await startClinicHub();
    const console = await startConsole(clinic, helenaLjung);
    await console.up();
    await clinic.revoke(console.enrolment.hub.consoleId);
    await console.lost('console.revoked');
    await connectConsole(console.enrolment, clinic).lost('console.revoked');
  });

  it('is lost while the hub is down, says so from its first moment on, and comes back by itself', async () => {
    const clinic = await startClinicHub();
    const console = await startConsole(clinic, helenaLjung);
    await console.up();
    const visitId = await bookOne(console, clinic);
    await clinic.stop();
    await console.lost('connection.lost');
    const late = connectConsole(console.enrolment, clinic);
    await late.lost('connection.lost');
    expect(await late.hub.requestWhenUp('visit.open', { visitId })).toEqual(refuse('connection.lost'));
    await clinic.start();
    await console.up();
    await late.up();
    expect(given(await console.hub.request('visit.open', { visitId }))).toMatchObject({ visitId });
  });

  it('keeps commands through an hour without a connection, and sends each once', async () => {
    const clinic = await startClinicHub();
    const console = await startConsole(clinic, helenaLjung);
    await console.up();
    const visitId = await bookOne(console, clinic);
    const first = await envelope(console, visitId, attempt);
    console.pullOut();
    await console.lost('connection.lost');
    for (const given of [first, { ...first, commandId: v7() as CommandId }])
      expect(await console.hub.command(given)).toEqual(done({ state: 'pending' }));
    move(clinic.clock, 60);
    expect(console.hub.state).toMatchObject({ state: 'lost', pendingCommands: 2 });
    expect(console.hub.commandsWait(visitId)).toBe(true);
    console.plugIn();
    await console.up();
    expect(console.refused).toEqual([]);
    expect(console.hub.commandsWait(visitId)).toBe(false);
    const { seq } = given(await console.hub.request('visit.open', { visitId }));
    expect(seq).toBe(first.expectedSeq + 2);
  });

  it('is told who has the visit now, where a colleague took it in that hour', async () => {
    const clinic = await startClinicHub();
    const helena = await startConsole(clinic, helenaLjung);
    const karim = await startConsole(clinic, karimHaddad);
    await Promise.all([helena.up(), karim.up()]);
    const visitId = await bookOne(helena, clinic);
    const late = await envelope(helena, visitId, attempt);
    helena.pullOut();
    await helena.lost('connection.lost');
    expect(await helena.hub.command(late)).toEqual(done({ state: 'pending' }));
    const claim = await envelope(karim, visitId, { type: 'assign', to: karimHaddad.hsaId, line: '' });
    expect(await karim.hub.command(claim)).toMatchObject({ ok: true, value: { state: 'done' } });
    move(clinic.clock, 60);
    helena.plugIn();
    await helena.up();
    expect(helena.refused).toEqual([
      [visitId, { code: 'visit.assignedElsewhere', params: { name: karimHaddad.name } }],
    ]);
    const { rows } = given(await helena.hub.request('day.open', { date: null }));
    expect(rows).toMatchObject([{ visitId, mine: false, clinician: karimHaddad.name }]);
  });
});
