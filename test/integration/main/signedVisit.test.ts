import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Outbox } from '../../../src/main/outbox.ts';
import { type VisitServices, visitHandlers } from '../../../src/main/requests.ts';
import { Signing } from '../../../src/main/signing.ts';
import type { VisitCommand } from '../../../src/shared/contracts/visit.ts';
import type { HsaId, NoteId } from '../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { draftsOf, given, newVisitId, template } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';

/** The console's answers to its page over real drafts, with a hub that is away while the visit is read. */
function consoleOf() {
  const { drafts } = draftsOf(temporaryFolder(), randomBytes(32));
  onTestFinished(() => drafts.close());
  const state = { commandsWait: false, reads: 0, answerRead: () => {}, reading: () => {} };
  const given: VisitCommand[] = [];
  const hub = {
    command: async ({ command }: { readonly command: VisitCommand }) => {
      given.push(command);
      return done({ state: 'done' as const, seq: 6 });
    },
  } as unknown as VisitServices['hub'];
  const signing = new Signing({
    drafts,
    author: {
      kind: 'staff',
      hsaId: 'SE2321000016-1HLJ' as HsaId,
      name: 'Helena Ljung',
      title: 'specialistläkare',
      role: 'clinician',
    },
    templates: [],
    practice: true,
    clock: () => 5 as Instant,
    readVisit: async () => {
      state.reads += 1;
      state.reading();
      await new Promise<void>((resolve) => (state.answerRead = resolve));
      return refuse('connection.lost');
    },
    commandsWait: () => state.commandsWait,
  });
  const outbox = new Outbox({
    drafts,
    deliver: async () => refuse('connection.lost'),
    waiting: () => undefined,
    delivered: () => undefined,
    warn: () => undefined,
  });
  onTestFinished(() => outbox.close());
  const handlers = visitHandlers(
    { hub, drafts, signing, outbox, confirm: async () => done({}) },
    () => undefined,
  );
  return { drafts, signing, handlers, state, given };
}

const commands: readonly VisitCommand[] = [
  { type: 'reopen' },
  { type: 'finish' },
  { type: 'recordAttempt', how: 'phone' },
];

describe('a visit whose note is signed here', () => {
  it('takes no command any more, also while the record does not know of the note', async () => {
    const { drafts, handlers, given: sent } = consoleOf();
    const visitId = newVisitId();
    const { draftId } = given(await drafts.open(visitId, template));
    given(
      await drafts.sign({ visitId, draftId, revision: 0 }, async () =>
        done({
          type: 'signed',
          noteId: v7() as NoteId,
          canonical: '{}',
          sha256: 'a'.repeat(64),
          at: 5 as Instant,
        }),
      ),
    );
    for (const command of commands)
      expect(await handlers['visit.command']({ visitId, expectedSeq: 5, command })).toEqual(
        refuse('visit.noteSigned'),
      );
    expect(sent).toEqual([]);
    await handlers['visit.command']({ visitId: newVisitId(), expectedSeq: 5, command: { type: 'finish' } });
    expect(sent).toEqual([{ type: 'finish' }]);
  });

  it('takes none while it is read for signing, and takes them again when signing is refused', async () => {
    const { drafts, signing, handlers, state, given: sent } = consoleOf();
    const visitId = newVisitId();
    const { draftId } = given(await drafts.open(visitId, template));
    const reading = new Promise<void>((resolve) => (state.reading = resolve));
    const signed = signing.sign({ visitId, draftId, revision: 0, filingConfirmed: false });
    await reading;
    const finish = { visitId, expectedSeq: 5, command: { type: 'finish' } } as const;
    expect(await handlers['visit.command'](finish)).toEqual(refuse('visit.noteSigned'));
    state.answerRead();
    expect(await signed).toEqual(refuse('connection.lost'));
    expect(await handlers['visit.command'](finish)).toEqual(done({ state: 'done', seq: 6 }));
    expect(sent).toEqual([finish.command]);
  });

  it('is not signed while commands of it wait for the hub', async () => {
    const { drafts, signing, state } = consoleOf();
    const visitId = newVisitId();
    const { draftId } = given(await drafts.open(visitId, template));
    state.commandsWait = true;
    const reviewed = { visitId, draftId, revision: 0, filingConfirmed: false };
    expect(await signing.sign(reviewed)).toEqual(refuse('connection.pending'));
    expect(state.reads).toBe(0);
    expect(drafts.isSigned(visitId)).toBe(false);
  });
});
