import { v7 } from 'uuid';
import { type About, ipcRequests, type Settings } from '../shared/contracts/ipc.ts';
import type { CommandId, VisitId } from '../shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Drafts } from './drafts.ts';
import type { HubSession } from './hubSession.ts';
import { importRows, rowsOfFile } from './importFile.ts';
import type { IpcHandlers } from './ipc.ts';
import type { Outbox } from './outbox.ts';
import type { Signing } from './signing.ts';

/** An answer that says only that it was done. */
type Nothing = Record<string, never>;

/** What the shell of the program does for the page, whatever state the profile is in. */
export interface ShellServices {
  readonly about: About;
  readonly settings: () => Settings;
  readonly changeSettings: (change: Partial<Settings>) => Settings;
  readonly dial: (number: string) => Promise<Result<Nothing>>;
  readonly copyText: (text: string) => void;
  readonly fullScreen: (on: boolean) => void;
  readonly mayClose: (unsaved: boolean) => void;
}

export interface VisitServices {
  readonly hub: HubSession;
  readonly drafts: Drafts;
  readonly signing: Signing;
  readonly outbox: Outbox;
}

/** What the page may ask of main, with a profile that is open. */
export function requestHandlers(shell: ShellServices, services: VisitServices): IpcHandlers {
  const { hub, drafts, signing, outbox } = services;

  async function copyLink(visitId: VisitId): Promise<Result<Nothing>> {
    const link = await hub.request('link.make', { visitId });
    if (!link.ok) return link;
    shell.copyText(link.value.url);
    return done({});
  }

  return {
    ...shellHandlers(shell),
    'connection.read': () => done(hub.state),
    'day.open': (payload) => hub.requestWhenUp('day.open', payload),
    'visit.open': (payload) => hub.requestWhenUp('visit.open', payload),
    'visit.command': async ({ visitId, expectedSeq, command }) => {
      // The record may not know yet that the note is signed; this console does. Any change would make the visit
      // another than the one that the note was signed for, and the record would never take the note.
      await drafts.scan();
      if (drafts.isSigned(visitId)) return refuse('visit.noteSigned');
      return hub.command({ commandId: v7() as CommandId, visitId, expectedSeq, command });
    },
    'message.send': (payload) => hub.request('message.send', payload),
    'delay.set': (payload) => hub.request('delay.set', payload),
    'knock.answer': (payload) => hub.request('knock.answer', payload),
    'device.letIn': (payload) => hub.request('device.letIn', payload),
    'emergency.set': (payload) => hub.request('emergency.set', payload),
    'link.renew': async ({ visitId }) => {
      const revoked = await hub.request('link.revoke', { visitId });
      return revoked.ok ? copyLink(visitId) : revoked;
    },
    'link.copy': ({ visitId }) => copyLink(visitId),
    'bookings.import': ({ bytes }) => {
      const rows = rowsOfFile(bytes);
      return rows.ok
        ? importRows(rows.value, (part) => hub.request('bookings.import', { rows: part }))
        : rows;
    },
    'signal.send': (signal) => hub.request('signal.send', signal),
    'line.report': (report) => hub.request('line.report', report),
    'draft.open': ({ visitId, template }) => drafts.open(visitId, template),
    'draft.write': ({ draftId, revision, edits }) => drafts.write(draftId, revision, edits),
    'draft.checkpoint': ({ draftId }) => drafts.checkpoint(draftId),
    'note.sign': async (reviewed) => {
      const signed = await signing.sign(reviewed);
      if (signed.ok) outbox.kick();
      return signed;
    },
    'note.read': ({ visitId }: { readonly visitId: VisitId }) => hub.request('note.read', { visitId }),
  };
}

/** What the page may ask of main when the profile could not be opened: to be told so, and nothing that needs a key. */
export function refusingHandlers(shell: ShellServices, refusal: Refusal, since: number): IpcHandlers {
  const refusing = Object.fromEntries(
    Object.keys(ipcRequests).map((name) => [name, () => ({ ok: false as const, refusal })]),
  ) as unknown as IpcHandlers;
  const lost = ipcRequests['connection.read'].answer.parse({
    state: 'lost',
    since,
    refusal,
    pendingCommands: 0,
  });
  return { ...refusing, ...shellHandlers(shell), 'connection.read': () => done(lost) };
}

function shellHandlers(shell: ShellServices) {
  return {
    'app.about': () => done(shell.about),
    'settings.read': () => done(shell.settings()),
    'settings.change': (change) => done(shell.changeSettings(change)),
    'dataFolder.copyPath': () => {
      shell.copyText(shell.about.dataFolder);
      return done({});
    },
    'phone.dial': ({ number }) => shell.dial(number),
    'window.fullScreen': ({ on }) => {
      shell.fullScreen(on);
      return done({});
    },
    'window.mayClose': ({ unsaved }) => {
      shell.mayClose(unsaved);
      return done({});
    },
  } satisfies Partial<IpcHandlers>;
}
