import { v7 } from 'uuid';
import type { Settings } from '../shared/contracts/ipc.ts';
import type { CommandId, VisitId } from '../shared/domain/ids.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { ClosingAnswer } from './closingPage.ts';
import type { Drafts } from './drafts.ts';
import type { HubSession } from './hubSession.ts';
import { importRows, rowsOfFile } from './importFile.ts';
import type { IpcHandlers } from './ipc.ts';
import type { Outbox } from './outbox.ts';
import type { Signing } from './signing.ts';

/** An answer that says only that it was done. */
type Nothing = Record<string, never>;

/** What the shell of the program does for the page, whoever sits here. */
export interface ShellServices {
  readonly settings: () => Settings;
  readonly changeSettings: (change: Partial<Settings>) => Settings;
  /** The folder that holds everything kept on this computer. */
  readonly dataFolder: string;
  readonly dial: (number: string) => Promise<Result<Nothing>>;
  readonly copyText: (text: string) => void;
  readonly fullScreen: (on: boolean) => void;
  readonly mayClose: (answer: ClosingAnswer) => void;
}

/** One clinician's services. */
export interface VisitServices {
  readonly hub: HubSession;
  readonly drafts: Drafts;
  readonly signing: Signing;
  readonly outbox: Outbox;
  /** Whether this is the secret of the one who sits here; null where nothing protects their profile. */
  readonly confirm: (secret: string | null) => Promise<Result<Nothing>>;
}

/** What the page may ask of the services of the one who sits here. */
export function visitHandlers(services: VisitServices, copyText: (text: string) => void) {
  const { hub, drafts, signing, outbox } = services;

  async function copyLink(visitId: VisitId): Promise<Result<Nothing>> {
    const link = await hub.request('link.make', { visitId });
    if (!link.ok) return link;
    copyText(link.value.url);
    return done({});
  }

  return {
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
    'staff.list': (payload) => hub.request('staff.list', payload),
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
    'note.sign': async ({ secret, ...reviewed }) => {
      const confirmed = await services.confirm(secret);
      if (!confirmed.ok) return confirmed;
      const signed = await signing.sign(reviewed);
      if (signed.ok) outbox.kick();
      return signed;
    },
    'note.read': ({ visitId }: { readonly visitId: VisitId }) => hub.request('note.read', { visitId }),
  } satisfies Partial<IpcHandlers>;
}

/** What the page may always ask. */
export function shellHandlers(shell: ShellServices) {
  return {
    'settings.read': () => done(shell.settings()),
    'settings.change': (change) => done(shell.changeSettings(change)),
    'dataFolder.copyPath': () => {
      shell.copyText(shell.dataFolder);
      return done({});
    },
    'phone.dial': ({ number }) => shell.dial(number),
    'window.fullScreen': ({ on }) => {
      shell.fullScreen(on);
      return done({});
    },
    'window.mayClose': (answer) => {
      shell.mayClose(answer);
      return done({});
    },
  } satisfies Partial<IpcHandlers>;
}
