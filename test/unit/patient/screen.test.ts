import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

  it('opens the device test before the time, and says when to come', () => {
    expect(shown(view({ power: 'test' })).screen).toBe('tooEarly');
    expect(shown(view({ power: 'test' }), { type: 'testing', on: true }).screen).toBe('testBefore');
    const tested = pageAfter(
      view({ power: 'test' }),
      { type: 'testing', on: true },
      { type: 'testing', on: false },
    );
    expect(screenOf(tested).screen).toBe('tooEarly');
    expect(tested.tested).toBe(true);
  });
});

describe('troubles at the door', () => {
  it.each(['wrongLink', 'noSession', 'tooMany', 'version', 'unreachable', 'otherDevice'] as const)(
    'says %s on a plain page',
    (why) => {
      expect(shown({ type: 'entryRefused', why })).toEqual({ screen: 'trouble', why });
    },
  );

  it('comes back by itself when the hub shows the visit after all', () => {
    expect(shown({ type: 'entryRefused', why: 'otherDevice' }, view()).screen).toBe('step');
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
    expect(shown(view({ waiting: true }), { type: 'testing', on: true }).screen).toBe('testAgain');
    expect(shown(view({ waiting: true }), { type: 'testing', on: true }, admitted).screen).toBe('call');
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

  it('heals by itself for 3 s, then shows the way back', () => {
    const page = pageAfter(admitted, {
      type: 'peer',
      peer: { state: 'interrupted', generation: 1, since: 10_000 as Instant, attempt: 1, remote: null },
    });
    expect(callPhase(page, 10_000 + healsWithinMs - 1)).toBe('healing');
    expect(callPhase(page, 10_000 + healsWithinMs)).toBe('cutOff');
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
      { type: 'testing', on: true },
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
    fc.constantFrom<PageEvent>({ type: 'entryRefused', why: 'noSession' }, { type: 'waiting' }),
    fc.boolean().map<PageEvent>((online) => ({ type: 'online', online })),
    fc.boolean().map<PageEvent>((on) => ({ type: 'testing', on })),
    fc.boolean().map<PageEvent>((left) => ({ type: 'left', left })),
    fc.constantFrom(...steps).map<PageEvent>((step) => ({ type: 'step', step })),
    fc.constantFrom('otherTab', 'revoked').map<PageEvent>((why) => ({ type: 'stopped', why }) as PageEvent),
    fc
      .record({
        stage: fc.constantFrom('booked', 'open', 'ended', 'cancelled', 'noShow', 'turnedPhysical', 'closed'),
        admitted: fc.boolean(),
        waiting: fc.boolean(),
        power: fc.constantFrom('test', 'join', 'over'),
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
          expect(page.left).toBe(false);
          expect(page.stopped).toBeNull();
        }
      }),
    );
  });
});
