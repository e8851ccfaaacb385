// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Peer } from '../../../../../src/call/peer.ts';
import { enterCall, useCallStore, wish } from '../../../../../src/renderer/features/call/callStore.ts';
import { ipcSignalling } from '../../../../../src/renderer/features/call/ipcSignalling.ts';
import { useCallSession } from '../../../../../src/renderer/features/call/useCallSession.ts';
import { useLetIn } from '../../../../../src/renderer/features/waiting/useLetIn.ts';
import { finishVisit, followFinishing, useFinishing } from '../../../../../src/renderer/visit/finishing.ts';
import { useHeldCalls } from '../../../../../src/renderer/visit/heldCalls.ts';
import { useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { followVisit, useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { Signal } from '../../../../../src/shared/contracts/signal.ts';
import type { VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import type { ParticipantId, VisitId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { at, detailOf, participant, row, uuid, waitingSince } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

let stopFollowing = () => {};
afterEach(() => {
  cleanup();
  stopFollowing();
  stopFollowing = () => {};
  vi.restoreAllMocks();
  vi.useRealTimers();
  useFinishing.setState({ byVisit: new Map() });
  useVisitStore.setState({ open: { state: 'none' } });
  enterCall(null);
  useCallStore.setState({ wishes: new Map() });
  sessionStorage.clear();
});

function Session() {
  useCallSession();
  return null;
}

/** The press that lets in, as the waiting room's button does it. */
function LetInPress({ row }: { readonly row: VisitDetail }) {
  const { send } = useLetIn(row);
  return (
    <button type="button" onClick={() => void send()}>
      let in
    </button>
  );
}

async function session(visit: VisitDetail, answers: Parameters<typeof workplace>[0] = {}) {
  const vidi = workplace({ 'signal.send': () => done({}), 'line.report': () => done({}), ...answers });
  const offVisit = followVisit();
  const offFinishing = followFinishing();
  stopFollowing = () => {
    offVisit();
    offFinishing();
  };
  await drawVisit(<Session />, visit);
  return vidi;
}

const show = (visit: VisitDetail) =>
  act(() => useVisitStore.setState({ open: { state: 'open', visit, pending: false } }));
const peer = () => useLiveCall.getState().peer.state;
const waitingNow = { participants: [participant(501, waitingSince('10:30'))] };
const waiting = openVisit({ participants: [participant(501, { cameAt: at('10:30') })] });

function otherVisit(change: Partial<VisitDetail> = {}): VisitDetail {
  const participants = [participant(502, { cameAt: at('10:50'), admission: 'admitted' })];
  return detailOf(row(2, '11:00', { stage: 'open', openedAt: at('11:00'), participants }), change);
}
const waitingOther = otherVisit({ participants: [participant(502, { cameAt: at('10:50') })] });

/** The store as a window has it that is loaded anew: only what the session storage kept. */
async function reload(): Promise<typeof import('../../../../../src/renderer/features/call/callStore.ts')> {
  vi.resetModules();
  return import('../../../../../src/renderer/features/call/callStore.ts');
}

// Here is no WebRTC and no camera: the peer goes on trying, which is what tells a call from none.
describe('the call of the open visit', () => {
  it('begins when the link holder is let in, without a camera or a microphone too, and reports its line', async () => {
    const vidi = await session(waiting);
    expect(peer()).toBe('idle');
    await show(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    expect(vidi.payloadsOf('line.report')).toEqual([
      { visitId: openVisit().visitId, participantId: uuid(501), line: 'connecting' },
    ]);
  });

  it('ends at hang up and connects only when asked to', async () => {
    await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => wish({ hungUp: true }));
    expect(peer()).toBe('idle');
    await show(openVisit({ seq: 2 }));
    expect(peer()).toBe('idle');
    await act(() => wish({ hungUp: false }));
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
  });

  it.each([
    ['back to the waiting room', waiting],
    ['finished', openVisit({ stage: 'ended' })],
    ['by telephone', openVisit({ channel: 'phone' })],
    ['of a colleague', openVisit({ mine: false })],
  ])('ends when the visit is %s', async (_what, after) => {
    await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await show(after);
    expect(peer()).toBe('idle');
  });

  it('does not take the hold of one call into the next', async () => {
    await session(openVisit());
    await act(() => wish({ hold: true }));
    await show(waiting);
    await show(openVisit());
    expect(useCallStore.getState().hold).toBe(false);
  });

  it.each([
    ['a visit that waits', waitingOther],
    ['a visit that is finished', otherVisit({ stage: 'ended' })],
    ['another call', otherVisit()],
  ])('comes back on hold from a look at %s', async (_what, other) => {
    await session(openVisit());
    await act(() => wish({ hold: true }));
    await show(other);
    expect(useCallStore.getState()).toMatchObject({ visitId: other.visitId, hold: false });
    await show(openVisit());
    expect(useCallStore.getState()).toMatchObject({ visitId: openVisit().visitId, hold: true });
    await vi.waitFor(() => expect(useLiveCall.getState()).toMatchObject({ hold: true }));
  });

  it('stays hung up over a look at another call, also one that is itself put on hold', async () => {
    const vidi = await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => wish({ hungUp: true }));
    await show(otherVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => wish({ hold: true }));
    const reported = vidi.payloadsOf('line.report').length;
    await show(openVisit());
    expect(useCallStore.getState()).toMatchObject({ hungUp: true, hold: false });
    expect(peer()).toBe('idle');
    expect(vidi.payloadsOf('line.report')).toHaveLength(reported);
  });

  it('lets go only of what was wished of the visit that is sent back', async () => {
    await session(otherVisit());
    await act(() => wish({ hold: true }));
    await show(openVisit());
    await act(() => wish({ hold: true }));
    await show(waiting);
    await show(openVisit());
    expect(useCallStore.getState().hold).toBe(false);
    await show(otherVisit());
    expect(useCallStore.getState().hold).toBe(true);
  });

  it('is live when the shown visit is let in, though it was on hold when it was sent back unseen', async () => {
    await session(openVisit());
    await act(() => wish({ hold: true }));
    await show(otherVisit());
    // The answer and the let-in may come before anything has been drawn.
    await act(() => {
      for (const visit of [waiting, openVisit({ seq: 3 })])
        useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
    });
    expect(useCallStore.getState()).toMatchObject({ visitId: openVisit().visitId, hold: false });
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    expect(useLiveCall.getState().hold).toBe(false);
  });

  it('is live at one press on "let in", from a look at another visit, whatever was wished of it before', async () => {
    const allowed = vi.spyOn(Peer.prototype, 'setSending');
    let inside = false;
    const now = () => (inside ? openVisit({ seq: 3 }) : openVisit({ ...waitingNow, seq: 2 }));
    const vidi = await session(openVisit(), {
      'visit.open': ({ visitId }) => done(visitId === openVisit().visitId ? now() : otherVisit()),
      'visit.command': () => {
        inside = true;
        vidi.emit({ type: 'visit', visit: now() });
        return done({ state: 'done', seq: 3 });
      },
    });
    await act(() => wish({ hold: true }));
    await show(otherVisit());
    await draw(<LetInPress row={now()} />);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'let in' })));
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    expect(useCallStore.getState()).toMatchObject({ visitId: openVisit().visitId, hold: false });
    expect(allowed).toHaveBeenLastCalledWith({ audio: true, video: true });
  });

  it('is kept on hold while another visit is shown, taken up again, and ended when its visit is over', async () => {
    const sending = vi.spyOn(Peer.prototype, 'setSending');
    const ended = vi.spyOn(Peer.prototype, 'end');
    const started = vi.spyOn(Peer.prototype, 'start');
    const vidi = await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await show(waitingOther);
    expect(peer()).toBe('idle');
    expect(sending).toHaveBeenLastCalledWith({ audio: false, video: false });
    expect([...useHeldCalls.getState()]).toEqual([openVisit().visitId]);
    await show(openVisit({ seq: 4 }));
    expect(peer()).toBe('connecting');
    expect(sending).toHaveBeenLastCalledWith({ audio: true, video: true });
    expect([started.mock.calls.length, ended.mock.calls.length]).toEqual([1, 0]);
    expect(useHeldCalls.getState().size).toBe(0);
    await show(waitingOther);
    await act(() => vidi.emit({ type: 'row', row: openVisit({ seq: 5, stage: 'ended' }) }));
    expect(ended).toHaveBeenCalledTimes(1);
    expect(useHeldCalls.getState().size).toBe(0);
  });

  it('is over when its visit is finished and left before anything has been drawn', async () => {
    const ended = vi.spyOn(Peer.prototype, 'end');
    await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => {
      const visit = openVisit({ seq: 2, stage: 'ended' });
      useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
      useVisitStore.getState().leave();
    });
    expect(ended).toHaveBeenCalledTimes(1);
    expect(useHeldCalls.getState().size).toBe(0);
  });

  it.each(['row', 'visit'] as const)('that is parked is over once its %s says so', async (type) => {
    const ended = vi.spyOn(Peer.prototype, 'end');
    const vidi = await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => useVisitStore.getState().leave());
    expect(ended).not.toHaveBeenCalled();
    const over = openVisit({ seq: 5, stage: 'ended' });
    await act(() => vidi.emit(type === 'row' ? { type, row: over } : { type, visit: over }));
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('is a new one when who was let in is sent back and let in again before anything has been drawn', async () => {
    const [started, ended] = [vi.spyOn(Peer.prototype, 'start'), vi.spyOn(Peer.prototype, 'end')];
    await session(openVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => {
      for (const visit of [waiting, openVisit({ seq: 3 })])
        useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
    });
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(2));
    expect(ended).toHaveBeenCalledTimes(1);
    expect(peer()).toBe('connecting');
  });

  it('is not begun for a visit that is let in while another one is shown', async () => {
    const vidi = await session(otherVisit());
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    await act(() => vidi.emit({ type: 'visit', visit: openVisit({ seq: 3 }) }));
    expect(useVisitStore.getState().open).toMatchObject({ visit: { visitId: otherVisit().visitId } });
    const called = vidi.payloadsOf('line.report').map((one) => (one as { visitId: string }).visitId);
    expect(new Set(called)).toEqual(new Set([otherVisit().visitId]));
  });

  it('stays on hold, and hung up, over a reload of the window: each visit for itself', async () => {
    const other = uuid(77) as unknown as VisitId;
    enterCall(openVisit().visitId);
    wish({ hold: true });
    enterCall(other);
    wish({ hungUp: true });
    const reloaded = await reload();
    reloaded.enterCall(openVisit().visitId);
    expect(reloaded.useCallStore.getState()).toMatchObject({ hold: true, hungUp: false });
    reloaded.enterCall(other);
    expect(reloaded.useCallStore.getState()).toMatchObject({ hold: false, hungUp: true });
    reloaded.enterCall(uuid(78) as unknown as VisitId);
    expect(reloaded.useCallStore.getState()).toMatchObject({ hold: false, hungUp: false });
  });

  it.each(['{"visitId":', 'null', '3', `{"${openVisit().visitId}":null}`])(
    'begins afresh when what the window kept is damaged: %s',
    async (damaged) => {
      sessionStorage.setItem('vidi.call', damaged);
      const reloaded = await reload();
      reloaded.enterCall(openVisit().visitId);
      expect(reloaded.useCallStore.getState()).toMatchObject({ hold: false, hungUp: false });
    },
  );
});

describe('the call of a visit that is finished while the hub is away', () => {
  const { visitId } = openVisit();
  const pending = { 'visit.command': () => done({ state: 'pending' as const }) };

  /** A call with someone, in which the clinician's own picture and sound may go out. */
  async function inCall(answers: Parameters<typeof workplace>[0]) {
    const sending = vi.spyOn(Peer.prototype, 'setSending');
    const vidi = await session(openVisit(), answers);
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    expect(sending).toHaveBeenLastCalledWith({ audio: true, video: true });
    return { vidi, sending };
  }

  it('is on hold at once: nothing is sent, and what comes is not shown as live', async () => {
    const { sending } = await inCall(pending);
    await act(() => finishVisit());
    expect(sending).toHaveBeenLastCalledWith({ audio: false, video: false });
    expect(useLiveCall.getState().hold).toBe(true);
  });

  it('is on hold as soon as it is clear that no answer comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { sending } = await inCall({ 'visit.command': () => new Promise(() => {}) });
    await act(async () => void finishVisit());
    expect(sending).toHaveBeenLastCalledWith({ audio: true, video: true });
    await act(() => vi.advanceTimersByTimeAsync(500));
    expect(sending).toHaveBeenLastCalledWith({ audio: false, video: false });
  });

  it('goes on when the Finish is refused at once', async () => {
    const { sending } = await inCall({ 'visit.command': () => refuse('visit.moved') });
    await act(() => finishVisit());
    expect(sending).toHaveBeenLastCalledWith({ audio: true, video: true });
  });

  it('stays on hold when the Finish is refused later, and can be taken up again', async () => {
    const { vidi, sending } = await inCall(pending);
    await act(() => finishVisit());
    await act(() =>
      vidi.emit({ type: 'commandRefused', visitId, command: 'finish', refusal: { code: 'visit.moved' } }),
    );
    expect(useFinishing.getState().byVisit.get(visitId)).toMatchObject({ state: 'refused' });
    expect(useLiveCall.getState().hold).toBe(true);
    await act(() => wish({ hold: false }));
    expect(sending).toHaveBeenLastCalledWith({ audio: true, video: true });
    // Finished after all: the refusal is of no visit that is opened again.
    await show(openVisit({ seq: 2, stage: 'ended' }));
    expect(useFinishing.getState().byVisit.size).toBe(0);
  });

  it('comes back on hold when it was left to be signed later and the Finish was refused', async () => {
    const { vidi } = await inCall(pending);
    await act(async () => {
      await finishVisit();
      useVisitStore.getState().leave();
    });
    expect(peer()).toBe('idle');
    await act(() =>
      vidi.emit({ type: 'commandRefused', visitId, command: 'finish', refusal: { code: 'visit.moved' } }),
    );
    await show(openVisit({ seq: 2 }));
    await vi.waitFor(() => expect(useLiveCall.getState()).toMatchObject({ hold: true }));
  });

  it('is neither held nor waiting any more once the visit is finished and opened again', async () => {
    await inCall(pending);
    await act(() => finishVisit());
    await show(openVisit({ seq: 2, stage: 'ended' }));
    expect(useFinishing.getState().byVisit.size).toBe(0);
    await show(openVisit({ seq: 3 }));
    await vi.waitFor(() => expect(peer()).toBe('connecting'));
    expect(useLiveCall.getState().hold).toBe(false);
  });

  it('stays hung up where it was hung up', async () => {
    await inCall(pending);
    await act(() => wish({ hungUp: true }));
    await act(() => finishVisit());
    expect(useCallStore.getState()).toMatchObject({ hungUp: true, hold: false });
  });
});

describe('signals over main', () => {
  it('of another visit or of another person are not heard', () => {
    const vidi = workplace();
    const heard: Signal[] = [];
    const ours = { visitId: openVisit().visitId, participantId: uuid(501) as unknown as ParticipantId };
    const stop = ipcSignalling(ours.visitId, ours.participantId).onSignal((one) => heard.push(one));
    const signal: Signal = { generation: 1, n: 0, data: { type: 'restart' } };
    vidi.emit({ type: 'signal', signal: { ...ours, visitId: uuid(2) as unknown as VisitId, signal } });
    vidi.emit({
      type: 'signal',
      signal: { ...ours, participantId: uuid(502) as unknown as ParticipantId, signal },
    });
    expect(heard).toEqual([]);
    vidi.emit({ type: 'signal', signal: { ...ours, signal } });
    expect(heard).toEqual([signal]);
    stop();
    vidi.emit({ type: 'signal', signal: { ...ours, signal } });
    expect(heard).toEqual([signal]);
  });
});
