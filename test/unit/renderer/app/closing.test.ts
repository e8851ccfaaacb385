// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callGoesOn } from '../../../../src/renderer/app/callGoesOn.ts';
import { followClosing } from '../../../../src/renderer/app/closing.ts';
import { beginAnew, restVisit } from '../../../../src/renderer/app/locking.ts';
import { enterCall, useCallStore, wish } from '../../../../src/renderer/features/call/callStore.ts';
import { useDayStore } from '../../../../src/renderer/features/queue/dayStore.ts';
import { useDraftStore } from '../../../../src/renderer/visit/draftStore.ts';
import { usePanel } from '../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../src/renderer/visit/visitStore.ts';
import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import { done, refuse } from '../../../../src/shared/domain/refusal.ts';
import { fakeVidi } from '../support/fakeVidi.ts';
import { row } from '../support/rows.ts';
import { draftOf, openVisit } from '../support/visit.tsx';

const visit = openVisit();

beforeEach(() => {
  enterCall(visit.visitId);
  wish({ hungUp: false, hold: false });
});
afterEach(() => {
  enterCall(null);
  useDayStore.setState({ day: { state: 'loading' } });
  useVisitStore.setState({ open: { state: 'none' } });
});

function day(...rows: readonly QueueRow[]) {
  useDayStore.setState({
    day: { state: 'open', date: '2026-11-24' as never, rows: new Map(rows.map((one) => [one.visitId, one])) },
  } as never);
}

describe('a call', () => {
  const wishes = new Map([[visit.visitId as string, { hungUp: true, hold: false }]]);
  it('goes on while somebody is let in, on hold too, until it is hung up or the visit is over', () => {
    expect(callGoesOn(visit, new Map())).toBe(true);
    expect(callGoesOn(visit, new Map([[visit.visitId as string, { hungUp: false, hold: true }]]))).toBe(true);
    expect(callGoesOn(visit, wishes)).toBe(false);
    expect(callGoesOn({ ...visit, stage: 'ended' }, new Map())).toBe(false);
    expect(callGoesOn({ ...visit, mine: false }, new Map())).toBe(false);
    expect(callGoesOn(row(2, '11:00'), new Map())).toBe(false);
  });
});

describe('the window that is about to close', () => {
  async function asked(final: boolean, write: Parameters<typeof fakeVidi>[0] = {}) {
    const vidi = fakeVidi({ 'window.mayClose': () => done({}), ...write });
    const off = followClosing();
    vidi.emit({ type: 'closing', final });
    await vi.waitFor(() => expect(vidi.payloadsOf('window.mayClose')).toHaveLength(1));
    off();
    return vidi.payloadsOf('window.mayClose')[0];
  }

  it('answers also when nobody sits here', async () => {
    expect(await asked(false)).toEqual({ unsaved: false, openVisit: null });
  });

  it('tells of the visit whose call goes on, and leaves the call alone as long as it is only asked', async () => {
    day(row(2, '09:00'), visit);
    expect(await asked(false)).toEqual({ unsaved: false, openVisit: { start: visit.start } });
    expect(useCallStore.getState().hungUp).toBe(false);
  });

  it('ends the call once it is decided, so that the patient is told', async () => {
    day(visit);
    await asked(true);
    expect(useCallStore.getState().hungUp).toBe(true);
  });

  it('tells of text that could not be written', async () => {
    const draft = draftOf(visit);
    fakeVidi({ 'draft.open': () => done(draft) });
    await useDraftStore.getState().load(visit.visitId, draft.template);
    useDraftStore.getState().type('history', 'Hosta');
    const write = { 'draft.write': () => refuse('draft.diskFull') } as const;
    expect(await asked(false, write)).toEqual({ unsaved: true, openVisit: null });
  });
});

describe('the lock', () => {
  it('puts the call of the open visit on hold, and no other visit', async () => {
    fakeVidi();
    const booked = { ...visit, visitId: row(3, '12:00').visitId, stage: 'booked' as const };
    useVisitStore.setState({ open: { state: 'open', visit: booked, pending: false } });
    await restVisit();
    expect(useCallStore.getState().wishes.size).toBe(0);
    useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
    await restVisit();
    expect(useCallStore.getState()).toMatchObject({ hold: true, hungUp: false });
  });

  it('closes the identity panel, with the picture and the reading in it; another panel stays', async () => {
    fakeVidi();
    usePanel.getState().openPanel('identity');
    await restVisit();
    expect(usePanel.getState().panel).toBeNull();
    usePanel.getState().openPanel('room');
    await restVisit();
    expect(usePanel.getState().panel).toBe('room');
    usePanel.setState({ panel: null });
  });

  it('takes what was wished of calls along when the clinician leaves', () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    sessionStorage.setItem('vidi.call', '{}');
    beginAnew();
    expect(sessionStorage.getItem('vidi.call')).toBeNull();
    expect(reload).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
