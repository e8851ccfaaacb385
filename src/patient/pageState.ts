import type { PeerState } from '../call/peerState.ts';
import type { PatientView } from '../shared/contracts/hub.ts';
import type { ConsoleToPatient } from '../shared/contracts/peer.ts';
import type { DocumentTip } from '../shared/domain/identity.ts';
import type { InApp } from './inApp.ts';
import type { TestOutcome } from './testOutcome.ts';

/** Why the page cannot show a visit at all. */
export type EntryTrouble = 'wrongLink' | 'noSession' | 'over' | 'tooMany' | 'version' | 'unreachable';

/** The questions, in their order. `welcome` asks nothing. */
export const steps = ['welcome', 'who', 'place', 'alone', 'check'] as const;
export type Step = (typeof steps)[number];

/** All that the page knows; what it shows is `screenOf` of it. */
export interface PageState {
  readonly entry: /** `waitsForPlace`: open on another device, from there or by the clinic this one is let in. */
    | { readonly state: 'opening' | 'waitsForPlace' | 'inside' }
    /** In a browser inside another app: the link is not taken up here before the person has chosen to go on. */
    | { readonly state: 'inApp'; readonly inApp: InApp }
    | { readonly state: 'refused'; readonly why: EntryTrouble };
  /** From `GET /api/clinic`, for pages without a visit. */
  readonly clinic: { readonly name: string; readonly phone: string } | null;
  readonly online: boolean;
  readonly view: PatientView | null;
  /** The hub's clock less ours, in milliseconds. */
  readonly clockOffset: number;
  readonly stopped: 'otherTab' | 'otherDevice' | 'revoked' | 'over' | null;
  readonly step: Step;
  /** In the waiting room by the person's own wish; the hub's word counts once it has come. */
  readonly wantsToWait: boolean;
  /** Beside the way in, out of the waiting room or before the visit's time: tests the devices, or prepares. */
  readonly aside: 'test' | 'prepare' | null;
  /** How the last test went; null: none on this page. */
  readonly tested: TestOutcome | null;
  /** Has said no to the other device that waits now. */
  readonly keepsPlace: boolean;
  readonly left: boolean;
  readonly hold: boolean;
  readonly showDocument: boolean;
  readonly noDocumentSaid: boolean;
  /** What the clinic's reader asks for while the document is held up. */
  readonly documentTip: DocumentTip | null;
  /** A still of the document is on its way. */
  readonly sendingStill: boolean;
  readonly theirs: { readonly camera: boolean; readonly microphone: boolean };
  readonly peer: PeerState;
}

export const openingPage: PageState = {
  entry: { state: 'opening' },
  clinic: null,
  online: false,
  view: null,
  clockOffset: 0,
  stopped: null,
  step: 'welcome',
  wantsToWait: false,
  aside: null,
  tested: null,
  keepsPlace: false,
  left: false,
  hold: false,
  showDocument: false,
  noDocumentSaid: false,
  documentTip: null,
  sendingStill: false,
  theirs: { camera: true, microphone: true },
  peer: { state: 'idle' },
};

export type PageEvent =
  | { readonly type: 'entered' }
  | { readonly type: 'entryRefused'; readonly why: EntryTrouble }
  | { readonly type: 'inApp'; readonly inApp: InApp }
  | { readonly type: 'waitsForPlace' }
  | { readonly type: 'clinic'; readonly name: string; readonly phone: string }
  | { readonly type: 'online'; readonly online: boolean }
  | { readonly type: 'view'; readonly view: PatientView; readonly receivedAt: number }
  | { readonly type: 'stopped'; readonly why: NonNullable<PageState['stopped']> }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'waiting' }
  | { readonly type: 'aside'; readonly aside: PageState['aside'] }
  | { readonly type: 'tested'; readonly outcome: TestOutcome }
  | { readonly type: 'keepsPlace' }
  | { readonly type: 'left'; readonly left: boolean }
  | { readonly type: 'peer'; readonly peer: PeerState }
  | { readonly type: 'message'; readonly message: ConsoleToPatient }
  | { readonly type: 'noDocumentSaid' }
  | { readonly type: 'sendingStill'; readonly sending: boolean };

/** The next state. Pure and total. */
export function advancePage(page: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'entered':
      return { ...page, entry: { state: 'inside' } };
    case 'entryRefused':
      return { ...page, entry: { state: 'refused', why: event.why } };
    case 'inApp':
      return { ...page, entry: { state: 'inApp', inApp: event.inApp } };
    case 'waitsForPlace':
      // Nothing of the visit stays on a page that has to be let in, whatever it showed before.
      return { ...openingPage, entry: { state: 'waitsForPlace' }, clinic: page.clinic, online: page.online };
    case 'clinic':
      return { ...page, clinic: { name: event.name, phone: event.phone } };
    case 'online':
      return { ...page, online: event.online };
    case 'view':
      return receiveView(page, event.view, event.receivedAt);
    case 'stopped':
      return { ...page, stopped: event.why, hold: false, showDocument: false };
    case 'step':
      return { ...page, step: event.step };
    case 'waiting':
      return { ...page, wantsToWait: true, aside: null };
    case 'aside':
      return { ...page, aside: event.aside };
    case 'tested':
      return { ...page, tested: event.outcome };
    case 'keepsPlace':
      return { ...page, keepsPlace: true };
    case 'left':
      return { ...page, left: event.left };
    case 'peer':
      return { ...page, peer: event.peer };
    case 'message':
      return receiveMessage(page, event.message);
    case 'noDocumentSaid':
      return { ...page, noDocumentSaid: true };
    case 'sendingStill':
      return { ...page, sendingStill: event.sending };
  }
}

/** A view is whole: it also brings back a page that was stopped or refused before. */
function receiveView(page: PageState, view: PatientView, receivedAt: number): PageState {
  const admittedNow = view.admitted && page.view?.admitted !== true;
  return {
    ...page,
    entry: { state: 'inside' },
    stopped: null,
    view,
    clockOffset: view.now - receivedAt,
    wantsToWait: page.wantsToWait || view.waiting,
    // Being let in ends what was done in the waiting room; a new call starts with nothing asked for.
    ...(admittedNow && { aside: null }),
    // A "no" is said to the device that waits now, not to the next one.
    ...(!view.otherDeviceWaits && { keepsPlace: false }),
    ...(!view.admitted && { hold: false, showDocument: false, noDocumentSaid: false }),
    // Once the clinician has let go of the participant, an earlier "left" says nothing any more.
    ...(!view.admitted && page.view?.admitted === true && { left: false }),
  };
}

function receiveMessage(page: PageState, message: ConsoleToPatient): PageState {
  switch (message.type) {
    case 'hold':
      return { ...page, hold: message.on };
    case 'showDocument':
      return {
        ...page,
        showDocument: message.on,
        noDocumentSaid: message.on && page.showDocument ? page.noDocumentSaid : false,
        documentTip: message.on && page.showDocument ? page.documentTip : null,
      };
    case 'documentTip':
      return page.showDocument ? { ...page, documentTip: message.tip } : page;
    case 'media':
      return { ...page, theirs: { camera: message.camera, microphone: message.microphone } };
  }
}
