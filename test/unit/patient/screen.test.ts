import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceUse } from '../../../src/patient/deviceUse.ts';
import {
  advancePage,
  openingPage,
  type PageEvent,
  type PageState,
  steps,
} from '../../../src/patient/pageState.ts';
import {
  callPhase,
  healsWithinMs,
  isForChild,
  joinsWithinMs,
  screenOf,
  staysLit,
  stepAfter,
  stepBefore,
} from '../../../src/patient/screen.ts';
import type { PatientView } from '../../../src/shared/contracts/hub.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { viewWith } from './view.ts';

const pageAfter = (...events: readonly PageEvent[]): PageState => events.reduce(advancePage, openingPage);
const view = (change: Partial<PatientView> = {}): PageEvent => ({
  type: 'view',
  view: viewWith(change),
  receivedAt: 900,
});
const shown = (...events: readonly PageEvent[]) => screenOf(pageAfter(...events));

describe('the way in', () => {
  it('opens, then asks one question a screen, at most four, and waits', () => {
    expect(shown().screen).toBe('opening');
    let page = pageAfter({ type: 'entered' }, view());
    const seen: string[] = [];
    for (let index = 0; index < steps.length; index += 1) {
      const now = screenOf(page);
      seen.push(now.screen === 'step' ? now.step : now.screen);
      page = advancePage(page, { type: 'step', step: stepAfter(page.step) });
    }
    expect(seen).toEqual(['welcome', 'who', 'place', 'alone', 'check']);
    expect(screenOf(advancePage(page, { type: 'waiting' })).screen).toBe('waiting');
  });

  it('goes back to the first screen and stops there', () => {
    expect(stepBefore('place')).toBe('who');
    expect(stepBefore('welcome')).toBe('welcome');
    expect(stepAfter('check')).toBe('check');
  });

  it('resumes in the waiting room after a reload, by the word of the hub', () => {
    expect(shown(view({ waiting: true })).screen).toBe('waiting');
  });

  it('knows that somebody answers for a child, also when the name is protected', () => {
    expect(isForChild(viewWith({ expectedAs: 'guardian', childGivenName: 'Elsa' }))).toBe(true);
    expect(isForChild(viewWith({ expectedAs: 'guardian' }))).toBe(true);
    expect(isForChild(viewWith())).toBe(false);
  });

  it('is the home of the visit before its time, with the device test and the form beside it', () => {
    const early = view({ power: 'test' });
    expect(shown(early).screen).toBe('before');
    expect(shown(early, { type: 'aside', aside: 'test' }).screen).toBe('testBefore');
    expect(shown(early, { type: 'aside', aside: 'prepare' }).screen).toBe('prepareBefore');
    expect(shown(early, { type: 'aside', aside: 'test' }, { type: 'aside', aside: null }).screen).toBe(
      'before',
    );
  });

  it('changes nothing under the hands of one who tests or writes when the time comes', () => {
    const early = view({ power: 'test' });
    for (const [aside, screen] of [
      ['test', 'testBefore'],
      ['prepare', 'prepareBefore'],
    ] as const) {
      const page = pageAfter(early, { type: 'aside', aside }, view());
      expect(screenOf(page).screen).toBe(screen);
      expect(screenOf(advancePage(page, { type: 'aside', aside: null }))).toMatchObject({
        screen: 'step',
        step: 'welcome',
      });
    }
  });

  it('prepares out of the waiting room too, and comes back to it', () => {
    const waiting = view({ waiting: true });
    expect(shown(waiting, { type: 'aside', aside: 'prepare' }).screen).toBe('prepareWaiting');
    expect(shown(waiting, { type: 'aside', aside: 'prepare' }, { type: 'aside', aside: null }).screen).toBe(
      'waiting',
    );
  });

  it('shows the way out of the browser of another app before it takes up the link', () => {
    const inApp = { app: 'Facebook', browser: 'Safari', menu: 'bottomRight' } as const;
    expect(shown({ type: 'inApp', inApp })).toEqual({ screen: 'inApp', inApp });
    expect(deviceUse(shown({ type: 'inApp', inApp }))).toBe('none');
    expect(shown({ type: 'inApp', inApp }, view()).screen).toBe('step');
  });
});

describe('troubles at the door', () => {
  it.each(['wrongLink', 'noSession', 'tooMany', 'version', 'unreachable'] as const)(
    'says %s on a plain page',
    (why) => {
      expect(shown({ type: 'entryRefused', why })).toEqual({ screen: 'trouble', why });
    },
  );

  it('comes back by itself when the hub shows the visit after all', () => {
    expect(shown({ type: 'entryRefused', why: 'unreachable' }, view()).screen).toBe('step');
  });

  it('waits to be let in where another device has the place, and goes in by itself', () => {
    expect(shown({ type: 'waitsForPlace' })).toEqual({ screen: 'waitsForPlace' });
    const letIn = view({ stage: 'open', admitted: true, waiting: true });
    expect(shown({ type: 'waitsForPlace' }, letIn).screen).toBe('call');
  });

  it('keeps nothing of the visit when another device has taken the place meanwhile', () => {
    const page = pageAfter(
      { type: 'clinic', name: 'Övningsmottagningen', phone: '018-611 00 00' },
      view({ stage: 'open', admitted: true, waiting: true }),
      { type: 'left', left: true },
      { type: 'waitsForPlace' },
    );
    expect(screenOf(page)).toEqual({ screen: 'waitsForPlace' });
    expect(deviceUse(screenOf(page))).toBe('none');
    expect([page.view, page.left, page.stopped]).toEqual([null, false, null]);
    expect(page.clinic?.phone).toBe('018-611 00 00');
  });

  it('stops when another tab has the place, and goes on when this one takes it', () => {
    expect(shown(view({ waiting: true }), { type: 'stopped', why: 'otherTab' })).toEqual({
      screen: 'stopped',
      why: 'otherTab',
    });
    expect(shown({ type: 'stopped', why: 'otherTab' }, view({ waiting: true })).screen).toBe('waiting');
  });
});

describe('the call', () => {
  const admitted = view({ stage: 'open', admitted: true, waiting: true });

  it('begins when let in, also out of a test in the waiting room', () => {
    const waiting = view({ waiting: true });
    expect(shown(waiting, { type: 'aside', aside: 'test' }).screen).toBe('testAgain');
    expect(shown(waiting, { type: 'aside', aside: 'test' }, admitted).screen).toBe('call');
    expect(shown(waiting, { type: 'aside', aside: 'prepare' }, admitted).screen).toBe('call');
    expect(shown(waiting, { type: 'aside', aside: 'test' }, admitted, waiting).screen).toBe('waiting');
  });

  it('goes over to the telephone and back to video by the word of the clinic, also for one who has left', () => {
    const byPhone = view({ stage: 'open', admitted: true, waiting: true, channel: 'phone' });
    expect(shown(admitted, byPhone).screen).toBe('phone');
    expect(shown(admitted, { type: 'left', left: true }, byPhone).screen).toBe('phone');
    expect(shown(admitted, byPhone, admitted).screen).toBe('call');
    expect(shown(byPhone, view({ stage: 'ended', channel: 'phone' }))).toMatchObject({ ending: 'finished' });
  });

  it('keeps camera and microphone, and lets rest what nobody needs', () => {
    const uses = [
      view({ waiting: true }),
      admitted,
      view({ stage: 'open', admitted: true, channel: 'phone' }),
    ].map((event) => deviceUse(shown(event)));
    expect(uses).toEqual(['waiting', 'open', 'byPhone']);
    expect(deviceUse(shown(view({ power: 'test' })))).toBe('none');
  });

  it('keeps the screen lit where one looks without touching', () => {
    expect(staysLit(shown(admitted))).toBe(true);
    expect(staysLit(shown(view({ waiting: true })))).toBe(true);
    expect(staysLit(shown(view()))).toBe(false);
    expect(staysLit(shown(admitted, { type: 'left', left: true }))).toBe(false);
  });

  it('says no to the device that waits now, and is asked anew by the next one', () => {
    const asked = view({ waiting: true, otherDeviceWaits: true });
    const kept = pageAfter(asked, { type: 'keepsPlace' }, asked);
    expect(kept.keepsPlace).toBe(true);
    expect(advancePage(kept, view({ waiting: true })).keepsPlace).toBe(false);
  });

  it('keeps a way back after leaving by will', () => {
    expect(shown(admitted, { type: 'left', left: true }).screen).toBe('left');
    expect(shown(admitted, { type: 'left', left: true }, { type: 'left', left: false }).screen).toBe('call');
  });

  it('goes back to the waiting room when the clinician says so, and forgets what was asked for', () => {
    const page = pageAfter(
      admitted,
      { type: 'message', message: { v: 1, type: 'hold', on: true } },
      { type: 'message', message: { v: 1, type: 'showDocument', on: true } },
      { type: 'noDocumentSaid' },
      view({ stage: 'open', waiting: true }),
    );
    expect(screenOf(page).screen).toBe('waiting');
    expect([page.hold, page.showDocument, page.noDocumentSaid]).toEqual([false, false, false]);
  });

  it('keeps hold over a reconnection, whose messages are sent anew', () => {
    const page = pageAfter(
      admitted,
      { type: 'message', message: { v: 1, type: 'hold', on: true } },
      {
        type: 'peer',
        peer: { state: 'interrupted', generation: 1, since: 5 as Instant, attempt: 0, remote: null },
      },
    );
    expect(page.hold).toBe(true);
  });

  it('asks anew for a document that is asked for again, not for one that is only said again', () => {
    const ask = (on: boolean): PageEvent => ({
      type: 'message',
      message: { v: 1, type: 'showDocument', on },
    });
    expect(pageAfter(admitted, ask(true), { type: 'noDocumentSaid' }, ask(true)).noDocumentSaid).toBe(true);
    expect(
      pageAfter(admitted, ask(true), { type: 'noDocumentSaid' }, ask(false), ask(true)).noDocumentSaid,
    ).toBe(false);
  });

  it('shows what the reader asks for while a document is asked for, and forgets it with it', () => {
    const ask = (on: boolean): PageEvent => ({
      type: 'message',
      message: { v: 1, type: 'showDocument', on },
    });
    const tip: PageEvent = { type: 'message', message: { v: 1, type: 'documentTip', tip: 'closer' } };
    expect(pageAfter(admitted, ask(true), tip).documentTip).toBe('closer');
    expect(pageAfter(admitted, ask(true), tip, ask(true)).documentTip).toBe('closer');
    expect(pageAfter(admitted, ask(true), tip, ask(false), ask(true)).documentTip).toBeNull();
    expect(pageAfter(admitted, tip).documentTip).toBeNull();
  });

  it('heals by itself for 3 s, then shows the way back', () => {
    const page = pageAfter(admitted, {
      type: 'peer',
      peer: { state: 'interrupted', generation: 1, since: 10_000 as Instant, attempt: 1, remote: null },
    });
    expect(callPhase(page, 10_000 + healsWithinMs - 1)).toBe('healing');
    expect(callPhase(page, 10_000 + healsWithinMs)).toBe('cutOff');
  });

  it.each([
    { state: 'idle' },
    { state: 'connecting', generation: 1, since: 10_000 as Instant },
    { state: 'interrupted', generation: 1, since: 10_000 as Instant, attempt: 1, remote: null },
  ] as const)('does not promise to reconnect where the console is closed ($state)', (peer) => {
    const page = pageAfter(view({ stage: 'open', admitted: true, clinicianAway: true }), {
      type: 'peer',
      peer,
    });
    expect(callPhase(page, 10_000)).toBe('away');
  });

  it('keeps a living call whose clinician has only lost the hub', () => {
    const page = pageAfter(view({ stage: 'open', admitted: true, clinicianAway: true }), {
      type: 'peer',
      peer: { state: 'connected', generation: 1, since: 10_000 as Instant, remote: null as never },
    } as PageEvent);
    expect(callPhase(page, 10_000)).toBe('live');
  });

  it('admits that a first connection takes long', () => {
    const page = pageAfter(admitted, {
      type: 'peer',
      peer: { state: 'connecting', generation: 1, since: 10_000 as Instant },
    });
    expect(callPhase(page, 10_000)).toBe('joining');
    expect(callPhase(page, 10_000 + joinsWithinMs)).toBe('slow');
  });
});

describe('the endings', () => {
  it.each([
    [{ stage: 'ended' }, 'finished'],
    [{ stage: 'closed' }, 'finished'],
    [{ stage: 'turnedPhysical' }, 'physical'],
    [{ stage: 'cancelled' }, 'cancelled'],
    [{ stage: 'noShow' }, 'missed'],
    [{ stage: 'booked', power: 'over' }, 'over'],
    [{ stage: 'open', admitted: true, identityUnconfirmed: true }, 'unconfirmed'],
    [{ stage: 'ended', identityUnconfirmed: true }, 'unconfirmed'],
  ] as const)('%o is shown as %s, whatever the person was doing', (change, ending) => {
    for (const before of [
      { type: 'waiting' },
      { type: 'left', left: true },
      { type: 'aside', aside: 'test' },
    ] as const)
      expect(shown(view(), before, view(change))).toMatchObject({ screen: 'ending', ending });
  });

  it('goes on when the clinician reopens the call', () => {
    expect(shown(view({ stage: 'ended' }), view({ stage: 'open', admitted: true })).screen).toBe('call');
  });
});

describe('whatever happens', () => {
  const anyEvent: fc.Arbitrary<PageEvent> = fc.oneof(
    fc.constant<PageEvent>({ type: 'entered' }),
    fc.constantFrom<PageEvent>(
      { type: 'entryRefused', why: 'noSession' },
      { type: 'waitsForPlace' },
      { type: 'waiting' },
    ),
    fc.boolean().map<PageEvent>((online) => ({ type: 'online', online })),
    fc.constantFrom('test', 'prepare', null).map<PageEvent>((aside) => ({ type: 'aside', aside })),
    fc.boolean().map<PageEvent>((left) => ({ type: 'left', left })),
    fc.constantFrom(...steps).map<PageEvent>((step) => ({ type: 'step', step })),
    fc.constantFrom('otherTab', 'revoked').map<PageEvent>((why) => ({ type: 'stopped', why }) as PageEvent),
    fc
      .record({
        stage: fc.constantFrom('booked', 'open', 'ended', 'cancelled', 'noShow', 'turnedPhysical', 'closed'),
        admitted: fc.boolean(),
        waiting: fc.boolean(),
        power: fc.constantFrom('test', 'join', 'over'),
        channel: fc.constantFrom('video', 'phone'),
      })
      .map((change) => view(change as Partial<PatientView>)),
  );

  it('has one screen, and shows a call only to who is let in', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const page = pageAfter(...events);
        const screen = screenOf(page);
        if (screen.screen === 'call') {
          expect(page.view?.admitted).toBe(true);
          expect(page.view?.channel).toBe('video');
          expect(page.left).toBe(false);
          expect(page.stopped).toBeNull();
        }
      }),
    );
  });
});
