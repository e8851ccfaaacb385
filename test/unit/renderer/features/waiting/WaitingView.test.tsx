// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WaitingView } from '../../../../../src/renderer/features/waiting/WaitingView.tsx';
import { setHubTime } from '../../../../../src/renderer/ipc/hubClock.ts';
import { followVisit, useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { QueueRow, VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../../src/shared/domain/time.ts';
import type { Language } from '../../../../../src/shared/i18n/words.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, detailOf, participant, ready, row, waitingSince } from '../../support/rows.ts';

afterEach(() => {
  cleanup();
  useVisitStore.getState().leave();
});

type Asked = Parameters<typeof fakeVidi>[0];

async function waiting(
  one: QueueRow | null,
  change: {
    now?: Instant;
    detail?: VisitDetail;
    asked?: Asked;
    language?: Language;
    unsigned?: readonly QueueRow[];
  } = {},
) {
  const vidi = fakeVidi({
    'visit.open': () => (one === null ? refuse('visit.unknown') : done(change.detail ?? detailOf(one))),
    'visit.command': () => done({ state: 'done', seq: 2 }),
    ...change.asked,
  });
  if (change.detail !== undefined) await useVisitStore.getState().show(change.detail.visitId);
  setHubTime(change.now ?? at('10:38'));
  const onOpen = vi.fn();
  await draw(
    <WaitingView
      row={one}
      detail={change.detail ?? null}
      menu={null}
      door={null}
      former={null}
      later={[]}
      unsigned={change.unsigned ?? []}
      onOpen={onOpen}
    />,
    change.language,
  );
  return { vidi, onOpen };
}

const waits = (change: Partial<QueueRow> = {}, who: Parameters<typeof participant>[1] = {}) =>
  row(1, '10:40', {
    participants: [participant(9, { ...waitingSince('10:32'), readiness: ready, ...who })],
    ...change,
  });

const letInButton = () => screen.getByRole('button', { name: /^Släpp in/ });

describe('the waiting view', () => {
  it('lets in the one who waits: opens the visit and sends one command with the seq it saw', async () => {
    const one = waits();
    const { vidi } = await waiting(one);
    fireEvent.click(screen.getByRole('button', { name: 'Släpp in Åsa Lindström' }));
    await waitFor(() => expect(vidi.payloadsOf('visit.command')).toHaveLength(1));
    expect(vidi.payloadsOf('visit.open')).toEqual([{ visitId: one.visitId }]);
    expect(vidi.payloadsOf('visit.command')[0]).toEqual({
      visitId: one.visitId,
      expectedSeq: 1,
      command: { type: 'letIn', participantId: one.participants[0]?.id },
    });
  });

  it('lets in on Enter while nothing else has the focus, and not while one types', async () => {
    const { vidi } = await waiting(waits());
    const field = document.body.appendChild(document.createElement('input'));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(vidi.payloadsOf('visit.open')).toHaveLength(0);
    fireEvent.keyDown(document.body, { key: 'Enter' });
    await waitFor(() => expect(vidi.payloadsOf('visit.command')).toHaveLength(1));
    field.remove();
  });

  it('lets in on Enter from the heading, where the focus is put after the visit before', async () => {
    const { vidi } = await waiting(waits());
    const heading = screen.getByRole('heading', { level: 1 });
    act(() => heading.focus());
    expect(document.activeElement).toBe(heading);
    fireEvent.keyDown(heading, { key: 'Enter' });
    await waitFor(() => expect(vidi.payloadsOf('visit.command')).toHaveLength(1));
  });

  it('cannot let in who has not come, and says why', async () => {
    const { vidi } = await waiting(row(1, '10:40'));
    expect(letInButton().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(letInButton());
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(vidi.payloadsOf('visit.open')).toHaveLength(0);
    expect(screen.getByText(/Har inte kommit än/)).toBeTruthy();
  });

  it("cannot let in a colleague's patient", async () => {
    await waiting(waits({ mine: false, stage: 'open', clinician: 'Karim Haddad' }));
    expect(screen.queryByRole('button', { name: /^Släpp in/ })).toBeNull();
    expect(screen.getByText(/Besöket hör till Karim Haddad/)).toBeTruthy();
  });

  it('says the day of a visit on another day, and of one that is left from before', async () => {
    const one = waits();
    await waiting(one, { detail: detailOf(one), now: (at('10:38') - 3 * 24 * 3_600_000) as Instant });
    expect(screen.getByText('Besöket tisdag 24 november 10:40')).toBeTruthy();
    cleanup();
    await waiting(one, { detail: detailOf(one) });
    expect(screen.getByText('Besöket 10:40')).toBeTruthy();
    cleanup();
    useVisitStore.getState().leave();
    await waiting(one, { now: (at('10:38') + 24 * 3_600_000) as Instant, language: 'en' });
    expect(screen.getByText('Next in turn, Tuesday 24 November at 10:40')).toBeTruthy();
  });

  it('tries once more when the patient moved in the same moment, then says why not', async () => {
    let times = 0;
    const { vidi } = await waiting(waits(), {
      asked: {
        'visit.command': () => {
          times += 1;
          return times === 1 ? refuse('visit.moved') : refuse('participant.notCome');
        },
      },
    });
    fireEvent.click(letInButton());
    await waitFor(() => expect(vidi.payloadsOf('visit.command')).toHaveLength(2));
    await waitFor(() => expect(screen.queryByText(/I väntrummet sedan/)).toBeNull());
    expect(letInButton().getAttribute('aria-disabled')).toBe('false');
  });

  it('says that the let-in waits while the connection is lost', async () => {
    await waiting(waits(), { asked: { 'visit.command': () => done({ state: 'pending' }) } });
    fireEvent.click(letInButton());
    expect(await screen.findByText(/Patienten släpps in så snart den är tillbaka/)).toBeTruthy();
  });

  it('shows a protected name and number only once the visit is opened', async () => {
    const hidden = waits({ protected: true, givenName: null, familyName: null, age: null });
    await waiting(hidden);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Skyddade uppgifter');
    expect(screen.getByRole('button', { name: 'Släpp in patienten' })).toBeTruthy();
    cleanup();
    const detail = detailOf(hidden);
    const named = {
      ...detail,
      people: detail.people.map((one) => ({ ...one, givenName: 'Vera', familyName: 'Lund' })),
    };
    await waiting(hidden, { detail: named });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Vera Lund');
    expect(screen.getByText('19121212-1212')).toBeTruthy();
  });

  it("reads nobody's particulars for the one who is only next in turn", async () => {
    const { vidi } = await waiting(waits());
    expect(vidi.payloadsOf('visit.open')).toHaveLength(0);
    expect(screen.queryByText(/19121212/)).toBeNull();
  });

  it('says the trouble and offers the telephone when the camera is dead', async () => {
    const noCamera = { ...ready, camera: { state: 'trouble', trouble: 'refused' } as const };
    const one = waits({}, { readiness: noCamera });
    const { vidi } = await waiting(one, {
      detail: detailOf(one, { phone: '070-174 06 05' }),
      asked: { 'phone.dial': () => done({}) },
    });
    expect(screen.getByText('Spärrad i telefonen')).toBeTruthy();
    expect(
      screen.getByText('Patienten är uppkopplad men kameran fungerar inte. Ring först: 070-174 06 05.'),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ring 070-174 06 05' }));
    await waitFor(() => expect(vidi.payloadsOf('phone.dial')).toEqual([{ number: '0701740605' }]));
  });

  it('gives the main button the focus when a visit is opened, so that Enter goes on from Enter', async () => {
    const one = waits();
    await waiting(one, { detail: detailOf(one) });
    expect(document.activeElement).toBe(letInButton());
  });

  it('gives it the focus again when the same visit is opened once more, but not at a mere refresh', async () => {
    const one = waits();
    const { vidi } = await waiting(one, { detail: detailOf(one) });
    const stop = followVisit();
    onTestFinished(stop);
    letInButton().blur();
    vidi.emit({ type: 'resync' });
    await waitFor(() => expect(vidi.payloadsOf('visit.open')).toHaveLength(2));
    expect(document.activeElement).toBe(document.body);
    await act(() => useVisitStore.getState().show(one.visitId));
    expect(document.activeElement).toBe(letInButton());
  });

  it('shows what the patient answered as text, whatever it holds', async () => {
    const place = '<img src=x onerror=alert(1)> 🏠 שלום';
    await waiting(waits({}, { answers: { whoAmI: 'patient', place, phone: '070' } }));
    expect(screen.getByText(place)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  it('counts the unsigned notes and opens the first', async () => {
    const first = row(3, '09:40', { stage: 'ended' });
    const { onOpen } = await waiting(null, { unsigned: [first, row(4, '10:20', { stage: 'ended' })] });
    expect(screen.getByText('2 anteckningar att signera')).toBeTruthy();
    act(() => screen.getByRole('button', { name: 'Öppna den första osignerade anteckningen' }).click());
    expect(onOpen).toHaveBeenCalledWith(first.visitId);
  });

  it('speaks English', async () => {
    await waiting(waits(), { language: 'en' });
    expect(screen.getByRole('button', { name: 'Let in Åsa Lindström' })).toBeTruthy();
    expect(screen.getByText(/In the waiting room since 10:32/)).toBeTruthy();
  });

  it("tells since when somebody has waited, in the clinic's zone", async () => {
    await waiting(waits({ start: at('10:40') }));
    expect(screen.getByText('Näst i tur 10:40')).toBeTruthy();
    expect(screen.getByText(/I väntrummet sedan 10:32/)).toBeTruthy();
  });
});
