import type { PatientView } from '../shared/contracts/hub.ts';
import type { InApp } from './inApp.ts';
import { type EntryTrouble, type PageState, type Step, steps } from './pageState.ts';

/** What is shown: one screen at a time, each with the data that it needs for certain. */
export type Screen =
  | { readonly screen: 'opening' }
  | { readonly screen: 'trouble'; readonly why: EntryTrouble }
  | { readonly screen: 'inApp'; readonly inApp: InApp }
  | { readonly screen: 'waitsForPlace' }
  | { readonly screen: 'stopped'; readonly why: NonNullable<PageState['stopped']> }
  | { readonly screen: 'before' | 'testBefore' | 'prepareBefore'; readonly view: PatientView }
  | { readonly screen: 'step'; readonly step: Step; readonly view: PatientView }
  | { readonly screen: 'waiting' | 'testAgain' | 'prepareWaiting'; readonly view: PatientView }
  | { readonly screen: 'call' | 'phone'; readonly view: PatientView }
  | { readonly screen: 'left'; readonly view: PatientView }
  | { readonly screen: 'ending'; readonly ending: Ending; readonly view: PatientView };

export type Ending = 'finished' | 'physical' | 'cancelled' | 'missed' | 'over' | 'unconfirmed';

/** The screen for what the page knows. Pure; the visit's own word (stage, admission) goes before the person's wishes. */
export function screenOf(page: PageState): Screen {
  if (page.stopped) return { screen: 'stopped', why: page.stopped };
  if (page.entry.state === 'refused') return { screen: 'trouble', why: page.entry.why };
  if (page.entry.state === 'inApp') return { screen: 'inApp', inApp: page.entry.inApp };
  if (page.entry.state === 'waitsForPlace') return { screen: 'waitsForPlace' };
  const { view } = page;
  if (page.entry.state === 'opening' || !view) return { screen: 'opening' };
  const ending = endingOf(view);
  if (ending) return { screen: 'ending', ending, view };
  if (view.admitted && view.channel === 'phone') return { screen: 'phone', view };
  if (view.admitted) return page.left ? { screen: 'left', view } : { screen: 'call', view };
  // What was begun before the visit's time is ended first: nothing changes under a person's hands when the time comes.
  const isBefore = view.power === 'test' || (page.aside !== null && !page.wantsToWait);
  if (isBefore) return { screen: asideOf(page, 'before', 'testBefore', 'prepareBefore'), view };
  if (page.wantsToWait) return { screen: asideOf(page, 'waiting', 'testAgain', 'prepareWaiting'), view };
  return { screen: 'step', step: page.step, view };
}

function asideOf<Name>({ aside }: PageState, home: Name, test: Name, prepare: Name): Name {
  if (aside === null) return home;
  return aside === 'test' ? test : prepare;
}

function endingOf(view: PatientView): Ending | null {
  if (view.identityUnconfirmed) return 'unconfirmed';
  switch (view.stage) {
    case 'ended':
    case 'closed':
      return 'finished';
    case 'turnedPhysical':
      return 'physical';
    case 'cancelled':
      return 'cancelled';
    case 'noShow':
      return 'missed';
    case 'booked':
    case 'open':
      return view.power === 'over' ? 'over' : null;
  }
}

/** Where the person looks without touching: a screen that goes dark would hide that one is let in. */
export function staysLit({ screen }: Screen): boolean {
  return screen === 'waiting' || screen === 'testAgain' || screen === 'prepareWaiting' || screen === 'call';
}

/** A child is booked: somebody else answers for it. */
export function isForChild(view: PatientView): boolean {
  return view.expectedAs === 'guardian' || view.childGivenName !== null;
}

/** The question after `step`; the check is the last one. */
export function stepAfter(step: Step): Step {
  return steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)] as Step;
}

/** The step before; the welcome is the first one. */
export function stepBefore(step: Step): Step {
  return steps[Math.max(steps.indexOf(step) - 1, 0)] as Step;
}

/** How the call stands on screen, from the peer's state and the time (page's clock). */
export type CallPhase = 'joining' | 'slow' | 'live' | 'healing' | 'cutOff' | 'away';

/** Within this time the page returns by itself; after it one large way back is shown (screens/README.md, 14). */
export const healsWithinMs = 3_000;
/** A first connection that takes longer than this is no longer "in a moment". */
export const joinsWithinMs = 10_000;

export function callPhase(page: PageState, now: number): CallPhase {
  // A call goes past the hub, and may live on where the clinician's console has only lost the hub.
  if (page.view?.clinicianAway === true && page.peer.state !== 'connected') return 'away';
  switch (page.peer.state) {
    case 'connected':
      return 'live';
    case 'interrupted':
      return now - page.peer.since >= healsWithinMs ? 'cutOff' : 'healing';
    case 'connecting':
      return now - page.peer.since >= joinsWithinMs ? 'slow' : 'joining';
    case 'idle':
    case 'ended':
      return 'joining';
  }
}
