import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CommandQueue, maxQueuedCommands, type SendOutcome } from '../../../src/main/commandQueue.ts';
import type { CommandEnvelope } from '../../../src/shared/contracts/visit.ts';
import type { CommandId, VisitId } from '../../../src/shared/domain/ids.ts';
import { done, type Refusal, refuse } from '../../../src/shared/domain/refusal.ts';

const visit = v7() as VisitId;
const command = (expectedSeq: number, visitId = visit): CommandEnvelope => ({
  commandId: v7() as CommandId,
  visitId,
  expectedSeq,
  command: { type: 'finish' },
});

/** A hub that keeps a seq for each visit and knows the commands it has done, as the real one does. */
function hub() {
  const state = { up: true, connected: false, loseAnswers: 0 };
  const seqs = new Map<VisitId, number>();
  const did = new Map<CommandId, number>();
  const sent: CommandEnvelope[] = [];
  const send = async (envelope: CommandEnvelope): Promise<SendOutcome> => {
    if (!state.up) return { state: 'lost' };
    sent.push(envelope);
    let result = done({ seq: did.get(envelope.commandId) ?? 0 }) as
      | { ok: true; value: { seq: number } }
      | { ok: false; refusal: Refusal };
    if (!did.has(envelope.commandId)) {
      const seq = seqs.get(envelope.visitId) ?? 5;
      if (seq !== envelope.expectedSeq) result = refuse('visit.moved');
      else {
        seqs.set(envelope.visitId, seq + 1);
        did.set(envelope.commandId, seq + 1);
        result = done({ seq: seq + 1 });
      }
    }
    if (state.loseAnswers > 0) {
      state.loseAnswers -= 1;
      state.up = state.loseAnswers > 0;
      return { state: 'lost' };
    }
    return { state: 'answered', result };
  };
  return { state, seqs, sent, send };
}

function queueFor(server: ReturnType<typeof hub>) {
  const pendings: number[] = [];
  const refusals: [VisitId, Refusal, string][] = [];
  const queue = new CommandQueue({
    send: server.send,
    connected: () => server.state.connected,
    changed: (pending) => pendings.push(pending),
    refused: (...one) => refusals.push(one),
  });
  return { queue, pendings, refusals };
}

describe('the command queue', () => {
  it('sends at once while there is a connection', async () => {
    const { queue, pendings } = queueFor(hub());
    expect(await queue.give(command(5))).toEqual(done({ state: 'done', seq: 6 }));
    expect(await queue.give(command(5))).toEqual(refuse('visit.moved'));
    expect(pendings).toEqual([]);
  });

  it('keeps commands while the connection is lost and sends them in order when it is back', async () => {
    const server = hub();
    const { queue, pendings, refusals } = queueFor(server);
    server.state.up = false;
    const other = v7() as VisitId;
    const given = [command(5), command(5, other), command(5)];
    for (const one of given) expect(await queue.give(one)).toEqual(done({ state: 'pending' }));
    server.state.up = true;
    await queue.flush();
    expect(server.sent.map((one) => one.commandId)).toEqual(given.map((one) => one.commandId));
    expect(server.sent.map((one) => one.expectedSeq)).toEqual([5, 5, 6]);
    expect(pendings).toEqual([1, 2, 3, 2, 1, 0]);
    expect(refusals).toEqual([]);
  });

  it('repeats a command whose answer was lost exactly as it was, and it is not done twice', async () => {
    const server = hub();
    const { queue, refusals } = queueFor(server);
    server.state.loseAnswers = 1;
    const first = command(5);
    expect(await queue.give(first)).toEqual(done({ state: 'pending' }));
    const second = command(5);
    await queue.give(second);
    server.state.up = true;
    await queue.flush();
    expect(server.sent).toEqual([first, first, { ...second, expectedSeq: 6 }]);
    expect(server.seqs.get(visit)).toBe(7);
    expect(refusals).toEqual([]);
  });

  it('changes nothing in a command that was on its way beside another', async () => {
    const server = hub();
    const { queue, refusals } = queueFor(server);
    server.state.loseAnswers = 2;
    const both = [command(5), command(5)];
    await Promise.all(both.map((one) => queue.give(one)));
    server.state.up = true;
    await queue.flush();
    expect(server.sent).toEqual([...both, ...both]);
    expect(refusals).toEqual([[visit, { code: 'visit.moved' }, 'finish']]);
  });

  it('goes on where it was when the connection is lost again in the middle', async () => {
    const server = hub();
    const { queue } = queueFor(server);
    server.state.up = false;
    for (let count = 0; count < 4; count += 1) await queue.give(command(5));
    server.state.up = true;
    server.state.loseAnswers = 1;
    await queue.flush();
    expect(queue.pending).toBe(4);
    server.state.up = true;
    await queue.flush();
    expect(queue.pending).toBe(0);
    expect(server.seqs.get(visit)).toBe(9);
  });

  it('tells of a queued command that was refused, and sends the rest', async () => {
    const server = hub();
    const { queue, refusals } = queueFor(server);
    server.state.up = false;
    const other = v7() as VisitId;
    await queue.give(command(4));
    await queue.give(command(5, other));
    server.state.up = true;
    await queue.flush();
    expect(refusals).toEqual([[visit, { code: 'visit.moved' }, 'finish']]);
    expect(server.seqs.get(other)).toBe(6);
  });

  it('sends again by itself what lost its answer while the connection stands, each time later', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const server = hub();
    Object.assign(server.state, { up: false, connected: true });
    const { queue } = queueFor(server);
    await queue.give(command(5));
    await vi.advanceTimersByTimeAsync(1_000);
    server.state.up = true;
    await vi.advanceTimersByTimeAsync(1_999);
    expect(queue.pending).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(queue.pending).toBe(0);
    expect(server.seqs.get(visit)).toBe(6);
    expect(await queue.give(command(6))).toEqual(done({ state: 'done', seq: 7 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends what waits as soon as another is given while the connection stands', async () => {
    const server = hub();
    Object.assign(server.state, { up: false, connected: true });
    const { queue, refusals } = queueFor(server);
    onTestFinished(() => queue.stop());
    await queue.give(command(5));
    server.state.up = true;
    expect(await queue.give(command(5))).toEqual(done({ state: 'pending' }));
    await vi.waitFor(() => expect(queue.pending).toBe(0));
    expect(server.seqs.get(visit)).toBe(7);
    expect(refusals).toEqual([]);
  });

  it('sends nothing again once it is stopped', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const server = hub();
    Object.assign(server.state, { up: false, connected: true });
    const { queue } = queueFor(server);
    await queue.give(command(5));
    queue.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('knows of which visits commands are given and not answered, on their way or waiting', async () => {
    const server = hub();
    const { queue } = queueFor(server);
    const onItsWay = queue.give(command(5));
    expect([queue.holds(visit), queue.holds(v7() as VisitId)]).toEqual([true, false]);
    await onItsWay;
    expect(queue.holds(visit)).toBe(false);
    server.state.up = false;
    await queue.give(command(6));
    expect(queue.holds(visit)).toBe(true);
    server.state.up = true;
    await queue.flush();
    expect(queue.holds(visit)).toBe(false);
  });

  it('counts what nobody has answered, on the wire and waiting', async () => {
    const server = hub();
    const { queue } = queueFor(server);
    const onItsWay = queue.give(command(5));
    expect(queue.unanswered).toBe(1);
    await onItsWay;
    expect(queue.unanswered).toBe(0);
    server.state.up = false;
    await queue.give(command(6));
    await queue.give(command(6));
    expect(queue.unanswered).toBe(2);
    server.state.up = true;
    await queue.flush();
    expect(queue.unanswered).toBe(0);
  });

  it('takes no more than its bound', async () => {
    const server = hub();
    const { queue } = queueFor(server);
    server.state.up = false;
    for (let count = 0; count < maxQueuedCommands; count += 1) await queue.give(command(5));
    expect(await queue.give(command(5))).toEqual(refuse('connection.lost'));
    expect(queue.pending).toBe(maxQueuedCommands);
  });
});
