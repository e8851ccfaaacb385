import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Outbox } from '../../../src/main/outbox.ts';
import type { NoteDelivery, NoteReceipt } from '../../../src/shared/contracts/record.ts';
import type { NoteId, VisitId } from '../../../src/shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { draftsOf, given, newVisitId, template } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';

/** A record that keeps each note once, as the hub's does, and can be away, or lose its answers. */
function record() {
  const kept = new Map<string, NoteReceipt>();
  let wake = () => {};
  const state = { deliveries: 0, answers: 'come' as 'come' | 'away' | 'lost' | 'altered' | 'refused' };
  const deliver = async ({ canonical, sha256 }: NoteDelivery): Promise<Result<NoteReceipt>> => {
    state.deliveries += 1;
    wake();
    if (state.answers === 'away') return refuse('connection.lost');
    if (state.answers === 'refused') return refuse('note.visitNotEnded');
    const noteId = JSON.parse(canonical).id as NoteId;
    const receipt = kept.get(sha256) ?? { noteId, sha256, recordedAt: (kept.size + 1) as Instant };
    kept.set(sha256, receipt);
    if (state.answers === 'lost') return refuse('connection.lost');
    if (state.answers === 'altered') return done({ ...receipt, sha256: 'f'.repeat(64) });
    return done(receipt);
  };
  const asked = () => new Promise<void>((resolve) => (wake = resolve));
  return { kept, state, deliver, asked };
}

async function signedDraft(folder: string, key: Buffer, visit: VisitId) {
  const { drafts } = draftsOf(folder, key);
  const { draftId } = given(await drafts.open(visit, template));
  given(await drafts.write(draftId, 1, [{ section: 'history', at: 0, remove: 0, insert: 'Hosta' }]));
  const noteId = v7() as NoteId;
  const sha256 = randomBytes(32).toString('hex');
  const canonical = JSON.stringify({ id: noteId });
  given(
    await drafts.sign({ visitId: visit, draftId, revision: 1 }, async () =>
      done({ type: 'signed', noteId, canonical, sha256, at: 1 as Instant }),
    ),
  );
  await drafts.close();
  return noteId;
}

/** A console's outbox over the journals in a folder, as at a start. */
function outboxOf(folder: string, key: Buffer, deliver: ReturnType<typeof record>['deliver']) {
  const { drafts } = draftsOf(folder, key);
  const told: NoteId[] = [];
  const waiting: (readonly VisitId[])[] = [];
  const warned: Refusal[] = [];
  let wake = () => {};
  const outbox = new Outbox({
    drafts,
    deliver,
    waiting: (visitIds) => waiting.push(visitIds),
    delivered: (_visit, noteId) => {
      told.push(noteId);
      wake();
    },
    warn: (warning) => {
      warned.push(warning);
      wake();
    },
  });
  onTestFinished(async () => {
    await outbox.close();
    await drafts.close();
  });
  const next = () => new Promise<void>((resolve) => (wake = resolve));
  return { outbox, drafts, told, waiting, warned, next };
}

describe('the outbox', () => {
  it('delivers a signed note once, and it stays delivered', async () => {
    const [folder, key, visit, hub] = [temporaryFolder(), randomBytes(32), newVisitId(), record()];
    const noteId = await signedDraft(folder, key, visit);
    const { outbox, told, drafts, next } = outboxOf(folder, key, hub.deliver);
    const delivered = next();
    outbox.kick();
    outbox.kick();
    await delivered;
    await outbox.close();
    expect(told).toEqual([noteId]);
    expect(hub.kept.size).toBe(1);
    expect(given(await drafts.open(visit, template)).signed).toMatchObject({ noteId, delivered: true });
  });

  it('says whose notes wait, while the record is away and once it has taken them', async () => {
    const [folder, key, visit, hub] = [temporaryFolder(), randomBytes(32), newVisitId(), record()];
    await signedDraft(folder, key, visit);
    hub.state.answers = 'away';
    const { outbox, waiting, next } = outboxOf(folder, key, hub.deliver);
    const asked = hub.asked();
    outbox.kick();
    await asked;
    expect(waiting).toEqual([[visit]]);
    hub.state.answers = 'come';
    const delivered = next();
    outbox.kick();
    await delivered;
    await expect.poll(() => waiting.at(-1)).toEqual([]);
  });

  it('goes on after a restart, and an answer that was lost makes no second note', async () => {
    const [folder, key, hub] = [temporaryFolder(), randomBytes(32), record()];
    const ids = [await signedDraft(folder, key, newVisitId()), await signedDraft(folder, key, newVisitId())];
    hub.state.answers = 'lost';
    const first = outboxOf(folder, key, hub.deliver);
    const asked = hub.asked();
    first.outbox.kick();
    await asked;
    await first.outbox.close();
    expect(first.told).toEqual([]);
    expect(hub.kept.size).toBeGreaterThan(0);

    hub.state.answers = 'come';
    const second = outboxOf(folder, key, hub.deliver);
    let delivered = second.next();
    second.outbox.kick();
    await delivered;
    while (second.told.length < 2) {
      delivered = second.next();
      await delivered;
    }
    expect([...second.told].sort()).toEqual([...ids].sort());
    expect(hub.kept.size).toBe(2);
    const { deliveries } = hub.state;
    await second.outbox.close();
    await second.drafts.close();

    const third = outboxOf(folder, key, hub.deliver);
    expect(await third.drafts.undelivered()).toEqual([]);
    third.outbox.kick();
    await third.outbox.close();
    expect(hub.state.deliveries).toBe(deliveries);
  });

  it('tries again by itself when the record did not answer', async () => {
    const [folder, key, hub] = [temporaryFolder(), randomBytes(32), record()];
    const noteId = await signedDraft(folder, key, newVisitId());
    hub.state.answers = 'away';
    const { outbox, told, next } = outboxOf(folder, key, async (delivery) => {
      const answer = await hub.deliver(delivery);
      hub.state.answers = 'come';
      return answer;
    });
    const delivered = next();
    outbox.kick();
    await delivered;
    expect(told).toEqual([noteId]);
    expect(hub.state.deliveries).toBe(2);
  });

  it.each([
    ['altered', 'note.altered'],
    ['refused', 'note.visitNotEnded'],
  ] as const)('tells the clinician and keeps the note when it comes back %s', async (answers, code) => {
    const [folder, key, hub] = [temporaryFolder(), randomBytes(32), record()];
    await signedDraft(folder, key, newVisitId());
    hub.state.answers = answers;
    const { outbox, told, warned, drafts, next } = outboxOf(folder, key, hub.deliver);
    const told_ = next();
    outbox.kick();
    await told_;
    await outbox.close();
    expect(warned).toEqual([{ code }]);
    expect(told).toEqual([]);
    expect(await drafts.undelivered()).toHaveLength(1);
  });
});
