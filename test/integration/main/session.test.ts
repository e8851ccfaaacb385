import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { IdleLock } from '../../../src/main/idleLock.ts';
import { IpcBorder, type IpcHandlers } from '../../../src/main/ipc.ts';
import type { Place } from '../../../src/main/place.ts';
import { handlersBySeat, sessionHandlers } from '../../../src/main/seatHandlers.ts';
import { Session } from '../../../src/main/session.ts';
import type { Work } from '../../../src/main/work.ts';
import { type IpcName, ipcRequests } from '../../../src/shared/contracts/ipc.ts';
import type { ConsoleMode, SessionView } from '../../../src/shared/contracts/session.ts';
import { done, type Refusal, type Result, refuse } from '../../../src/shared/domain/refusal.ts';
import { draftsOf, given, newVisitId, template } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';
import { clinic, helena, karim, passphrase, profilesAt } from './support/profilesAt.ts';

const page = { url: 'app://vidi/index.html', mainFrame: true };

/** A console at the practice clinic's real profiles and drafts, without window or hub: what the page asks, and is told. */
async function consoleAt(folder = temporaryFolder()) {
  const { profiles, clock } = await profilesAt(folder);
  const log: string[] = [];
  const told: SessionView[] = [];
  const modes: ConsoleMode[] = [];
  const closing = { unsaved: false, unansweredCommands: 0 };
  const drafts = new Map<string, ReturnType<typeof draftsOf>['drafts']>();
  const place: Place = {
    mode: 'practice',
    profiles,
    staff: clinic.staff,
    personaOf: (hsaId) => [helena, karim].find((one) => one.principal.hsaId === hsaId) ?? null,
    enrol: null,
    begin: (profile) => {
      log.push(`begin ${profile.persona.principal.name}`);
      const own = draftsOf(profile.drafts, profile.keys.drafts).drafts;
      drafts.set(profile.id, own);
      const stop = async () => {
        await own.close();
        log.push(`written ${profile.persona.principal.name}`);
      };
      return {
        drafts: own,
        hub: {
          get unansweredCommands() {
            return closing.unansweredCommands;
          },
        },
        confirm: (secret: string | null) => profiles.confirm(profile.id, secret),
        stop,
      } as unknown as Work;
    },
    stop: async () => void log.push('hub stopped'),
  };
  const session = new Session({
    open: async () => done(place),
    keepMode: (mode) => modes.push(mode),
    restart: (mode) => log.push(`restart ${mode}`),
    letGo: async () => !closing.unsaved,
    left: () => log.push('left'),
    changed: (view) => told.push(view),
  });
  onTestFinished(() => session.stop());
  const idle = new IdleLock({ minutes: () => 0, lock: () => undefined });
  const ofWork = Object.fromEntries(Object.keys(ipcRequests).map((name) => [name, () => done({})]));
  const handlers = handlersBySeat(
    sessionHandlers(session, idle),
    () => session.seat,
    ({ work }) =>
      ({
        ...ofWork,
        'draft.open': (asked: { visitId: never; template: string }) =>
          work.drafts.open(asked.visitId, asked.template),
        'draft.write': (asked: { draftId: never; revision: number; edits: never[] }) =>
          work.drafts.write(asked.draftId, asked.revision, asked.edits),
      }) as unknown as IpcHandlers,
  );
  const border = new IpcBorder(handlers);
  const ask = (name: IpcName, payload: unknown) =>
    border.answer(page, name, payload) as Promise<Result<never>>;
  const view = async (name: IpcName, payload: unknown) => given(await ask(name, payload)) as SessionView;
  const addKarim = async () => {
    const hsaId = karim.principal.hsaId;
    const { profiles: made } = await view('session.addPractice', { hsaId, secret: passphrase });
    return made.find((one) => one.name === 'Karim Haddad')?.id ?? '';
  };
  return { session, clock, log, told, modes, closing, ask, view, addKarim, folder };
}

const visitId = newVisitId();
const opening = { visitId, template };

describe('who sits here', () => {
  it('is nobody, until it is said what the console is for; then the one without a secret, at once', async () => {
    const { view, ask, modes, log } = await consoleAt();
    expect(await view('session.read', {})).toMatchObject({ state: 'welcome', mode: null, profiles: [] });
    expect(await ask('draft.open', opening)).toEqual(refuse('session.signedOut'));
    expect(await view('session.start', { mode: 'practice' })).toMatchObject({
      state: 'open',
      mode: 'practice',
      clinic: 'Vårdcentralen Utsikten',
      current: 'practice',
      profiles: [{ id: 'practice', name: 'Helena Ljung', protectedBy: 'nothing', waitSeconds: 0 }],
      canAdd: [{ hsaId: karim.principal.hsaId, name: 'Karim Haddad', title: 'sjuksköterska' }],
    });
    expect(modes).toEqual(['practice']);
    expect(log).toEqual(['begin Helena Ljung']);
    expect((await ask('draft.open', opening)).ok).toBe(true);
  });

  it('is asked of a list, where there are several', async () => {
    const first = await consoleAt();
    await first.session.enter('practice');
    await first.addKarim();
    await first.session.stop();
    const { session, view, log } = await consoleAt(first.folder);
    await session.enter('practice');
    expect(await view('session.read', {})).toMatchObject({ state: 'signedOut', current: null, canAdd: [] });
    expect(log).toEqual([]);
  });

  it('changes by one sign-out and one sign-in: all is written before, and the page is told', async () => {
    const { session, view, ask, log, told, addKarim } = await consoleAt();
    await session.enter('practice');
    const id = await addKarim();
    const { draftId } = given(await ask('draft.open', opening)) as { draftId: string };
    const edits = [{ section: 'history', at: 0, remove: 0, insert: 'Hosta' }];
    const writing = ask('draft.write', { draftId, revision: 1, edits });
    expect(await view('session.signOut', {})).toMatchObject({ state: 'signedOut', current: null });
    expect((await writing).ok).toBe(true);
    expect(await ask('draft.open', opening)).toEqual(refuse('session.signedOut'));
    expect(await ask('session.signIn', { id, secret: null })).toEqual(refuse('secret.needed'));
    expect(await view('session.signIn', { id, secret: passphrase })).toMatchObject({
      state: 'open',
      current: id,
    });
    expect(log).toEqual(['begin Helena Ljung', 'written Helena Ljung', 'left', 'begin Karim Haddad']);
    expect(told.map((one) => one.state)).toEqual(['open', 'signedOut', 'open']);
    // Karim has no draft of this visit: Helena's is hers alone.
    expect(given(await ask('draft.open', opening))).toMatchObject({ revision: 0, sections: {} });
    await view('session.signOut', {});
    await view('session.signIn', { id: 'practice', secret: null });
    expect(given(await ask('draft.open', opening))).toMatchObject({ sections: { history: 'Hosta' } });
  });

  it('changes in one step, and stays as it is where the secret of the other is wrong', async () => {
    const { session, view, ask, log, told, addKarim } = await consoleAt();
    await session.enter('practice');
    const id = await addKarim();
    expect(await ask('session.switch', { id, secret: 'en annan fras' })).toMatchObject(
      refuse('secret.wrong'),
    );
    expect(await ask('session.switch', { id, secret: null })).toEqual(refuse('secret.needed'));
    expect(await view('session.read', {})).toMatchObject({ state: 'open', current: 'practice' });
    expect(log).toEqual(['begin Helena Ljung']);
    await view('session.switch', { id: 'practice', secret: null });
    expect(log).toEqual(['begin Helena Ljung', 'written Helena Ljung', 'left', 'begin Helena Ljung']);
    expect(told.at(-1)).toMatchObject({ state: 'open', current: 'practice' });
  });

  it('changes to nobody from behind a lock, not even one that came while the secret was tried', async () => {
    const { session, ask, view, addKarim, log } = await consoleAt();
    await session.enter('practice');
    const id = await addKarim();
    const switching = ask('session.switch', { id, secret: passphrase });
    await session.lock();
    expect(await switching).toEqual(refuse('session.locked'));
    expect(await ask('session.switch', { id, secret: passphrase })).toEqual(refuse('session.locked'));
    expect(await view('session.read', {})).toMatchObject({ state: 'locked', current: 'practice' });
    expect(log).toEqual(['begin Helena Ljung']);
  });

  it('stays where text could not be written', async () => {
    const { session, ask, view, closing, log, addKarim } = await consoleAt();
    await session.enter('practice');
    closing.unsaved = true;
    expect(await ask('session.signOut', {})).toEqual(refuse('draft.notWritten'));
    expect(await ask('session.switch', { id: await addKarim(), secret: passphrase })).toEqual(
      refuse('draft.notWritten'),
    );
    expect(await view('session.read', {})).toMatchObject({ state: 'open' });
    expect(log).toEqual(['begin Helena Ljung']);
  });

  it('stays where changes have not reached the hub: nothing is written, no call is ended', async () => {
    const { session, ask, view, closing, log } = await consoleAt();
    await session.enter('practice');
    closing.unansweredCommands = 2;
    expect(await ask('session.signOut', {})).toEqual(refuse('session.changesWait'));
    expect(await ask('session.switch', { id: 'practice', secret: null })).toEqual(
      refuse('session.changesWait'),
    );
    await view('session.lock', {});
    expect(await ask('session.signOut', {})).toEqual(refuse('session.changesWait'));
    expect(await view('session.read', {})).toMatchObject({ state: 'locked' });
    expect(log).toEqual(['begin Helena Ljung']);
    closing.unansweredCommands = 0;
    expect(await view('session.signOut', {})).toMatchObject({ state: 'signedOut' });
  });

  it('restarts for the other mode, and makes no console of a clinic in practice', async () => {
    const { session, ask, log, modes } = await consoleAt();
    await session.enter('practice');
    expect(await ask('session.enrol', { line: 'https://hub.example/#vidi1.x', secret: passphrase })).toEqual(
      refuse('session.otherMode'),
    );
    expect((await ask('session.start', { mode: 'practice' })).ok).toBe(true);
    expect(log).not.toContain('restart practice');
    expect((await ask('session.start', { mode: 'clinic' })).ok).toBe(true);
    expect(log).toContain('restart clinic');
    // Kept by the restart alone: who stays in an open visit stays in practice.
    expect(modes).toEqual([]);
  });

  it('says why nobody can sign in where the practice folder cannot be read', async () => {
    const refusal: Refusal = { code: 'profile.damaged' };
    const session = new Session({
      open: async () => ({ ok: false, refusal }),
      keepMode: () => undefined,
      restart: () => undefined,
      letGo: async () => true,
      left: () => undefined,
      changed: () => undefined,
    });
    await session.enter('practice');
    expect(await session.view()).toMatchObject({ state: 'signedOut', profiles: [], trouble: refusal });
    expect(await session.signIn('practice', null)).toEqual({ ok: false, refusal });
  });
});

describe('a locked console', () => {
  async function locked() {
    const one = await consoleAt();
    await one.session.enter('practice');
    const id = await one.addKarim();
    await one.view('session.signOut', {});
    await one.view('session.signIn', { id, secret: passphrase });
    const { draftId } = given(await one.ask('draft.open', opening)) as { draftId: string };
    expect(await one.view('session.lock', {})).toMatchObject({ state: 'locked', current: id });
    return { ...one, id, draftId };
  }

  it('shows nothing and changes nothing, but keeps a call and writes what was typed', async () => {
    const { ask, draftId } = await locked();
    const participantId = newVisitId();
    for (const [name, payload] of [
      ['day.open', { date: null }],
      ['visit.open', { visitId }],
      ['note.read', { visitId }],
      ['draft.open', opening],
      ['link.copy', { visitId }],
      ['bookings.import', { bytes: new Uint8Array(1) }],
      ['visit.command', { visitId, expectedSeq: 1, command: { type: 'finish' } }],
      ['note.sign', { visitId, draftId, revision: 0, filingConfirmed: false, secret: 'sju skator på taket' }],
      ['session.addPractice', { hsaId: helena.principal.hsaId, secret: passphrase }],
      ['session.changeSecret', { id: 'practice', old: null, new: passphrase }],
      ['session.setAside', { id: 'practice' }],
      ['session.start', { mode: 'clinic' }],
    ] as const)
      expect([name, await ask(name, payload)]).toEqual([name, refuse('session.locked')]);
    const edits = [{ section: 'history', at: 0, remove: 0, insert: 'Hosta' }];
    expect((await ask('draft.write', { draftId, revision: 1, edits })).ok).toBe(true);
    expect((await ask('line.report', { visitId, participantId, line: 'connected' })).ok).toBe(true);
  });

  it('opens with the secret of the one who locked it and no other, and goes on with the same work', async () => {
    const { ask, view, clock, id, draftId, log } = await locked();
    expect(await ask('session.signIn', { id: 'practice', secret: null })).toEqual(refuse('session.locked'));
    expect(await ask('session.signIn', { id, secret: null })).toEqual(refuse('secret.needed'));
    expect(await ask('session.signIn', { id, secret: 'fel fras för den här' })).toEqual(
      refuse('secret.wrong', { waitSeconds: 1 }),
    );
    expect((await view('session.read', {})).state).toBe('locked');
    expect((await view('session.read', {})).profiles.find((one) => one.id === id)?.waitSeconds).toBe(1);
    clock.now += 1_000;
    expect((await view('session.signIn', { id, secret: passphrase })).state).toBe('open');
    expect(given(await ask('draft.open', opening))).toMatchObject({ draftId });
    expect(log.filter((one) => one.startsWith('begin'))).toHaveLength(2);
  });

  it('lets a colleague sit down: all is written, and the list is shown', async () => {
    const { view, log } = await locked();
    expect(await view('session.signOut', {})).toMatchObject({ state: 'signedOut' });
    expect(log.slice(-2)).toEqual(['written Karim Haddad', 'left']);
    expect(await view('session.signIn', { id: 'practice', secret: null })).toMatchObject({ state: 'open' });
  });

  it('is locked at once, though a sign-out is under way', async () => {
    const { session, view } = await consoleAt();
    await session.enter('practice');
    const [out, lock] = await Promise.all([view('session.signOut', {}), view('session.lock', {})]);
    expect(lock.state).not.toBe('open');
    expect(out.state).toBe('signedOut');
    expect(await view('session.read', {})).toMatchObject({ state: 'signedOut' });
  });
});

describe('a forgotten secret', () => {
  it('is set aside from the list only, never under the one who sits here', async () => {
    const { session, ask, view, addKarim, folder } = await consoleAt();
    await session.enter('practice');
    const id = await addKarim();
    expect(await ask('session.setAside', { id })).toEqual(refuse('message.outOfOrder'));
    await view('session.signOut', {});
    expect(await view('session.setAside', { id })).toMatchObject({
      profiles: [{ id: 'practice' }],
      canAdd: [{ name: 'Karim Haddad' }],
    });
    expect(existsSync(join(folder, 'profiles', id))).toBe(false);
  });
});
