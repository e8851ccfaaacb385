// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { enterCall, useCallStore, wish } from '../../../../../src/renderer/features/call/callStore.ts';
import { ipcSignalling } from '../../../../../src/renderer/features/call/ipcSignalling.ts';
import { useCallSession } from '../../../../../src/renderer/features/call/useCallSession.ts';
import { useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { Signal } from '../../../../../src/shared/contracts/signal.ts';
import type { VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import type { ParticipantId, VisitId } from '../../../../../src/shared/domain/ids.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import { at, detailOf, participant, row, uuid } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  useVisitStore.setState({ open: { state: 'none' } });
  enterCall(null);
  useCallStore.setState({ wishes: new Map() });
  sessionStorage.clear();
});

function Session() {
  useCallSession();
  return null;
}

async function session(visit: VisitDetail) {
  const vidi = workplace({ 'signal.send': () => done({}), 'line.report': () => done({}) });
  await drawVisit(<Session />, visit);
  return vidi;
}

const show = (visit: VisitDetail) =>
  act(() => useVisitStore.setState({ open: { state: 'open', visit, pending: false } }));
const peer = () => useLiveCall.getState().peer.state;
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
