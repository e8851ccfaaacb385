import { LocalMedia } from '../call/localMedia.ts';
import { SpeakerChoice } from '../call/speakerChoice.ts';
import type { PatientEvent } from '../shared/contracts/hub.ts';
import type { RefusalCode } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { DeviceCheck } from './deviceCheck.ts';
import { DevicesInUse } from './devicesInUse.ts';
import { deviceUse } from './deviceUse.ts';
import { Entrance } from './entrance.ts';
import { troubleFor } from './entry.ts';
import { flipCamera } from './flipCamera.ts';
import { HubConnection } from './hubConnection.ts';
import type { InApp } from './inApp.ts';
import { followClinic, readKeptClinic } from './keptClinic.ts';
import { type KeptInTab, keep, keptFor } from './keptInTab.ts';
import type { LinkFragment } from './link.ts';
import { knock, sendPreparation } from './pageRequests.ts';
import { advancePage, openingPage, type PageEvent, type PageState, type Step } from './pageState.ts';
import { PatientCall } from './patientCall.ts';
import { type Answers, PendingAnswers } from './pendingAnswers.ts';
import { screenOf, stepAfter, stepBefore } from './screen.ts';
import type { Viewfinder } from './stills/documentStills.ts';
import { testOutcome } from './testOutcome.ts';
import { forgetWritten, type Written } from './writtenInTab.ts';

/**
 * The page at work: takes events from the hub, the call and the person, lets `advancePage` decide, and does what follows.
 * What the hub must know (answers, readiness, being in the waiting room) is said again after every reconnection.
 */
export class VisitPage {
  readonly media = new LocalMedia();
  readonly speaker = new SpeakerChoice(this.media);
  readonly check: DeviceCheck;
  /** The browser of another app that this page is in; null: one of its own. */
  readonly inApp: InApp | null;
  readonly #clock: Clock;
  readonly #link: LinkFragment;
  readonly #entrance: Entrance;
  readonly #listeners = new Set<() => void>();
  readonly #connection: HubConnection;
  readonly #answers: PendingAnswers;
  readonly #devices = new DevicesInUse(this.media);
  readonly #call: PatientCall;
  #kept: KeptInTab;
  #state: PageState;

  constructor(options: { clock: Clock; link: LinkFragment; kept: KeptInTab; inApp: InApp | null }) {
    this.#clock = options.clock;
    this.#link = options.link;
    this.inApp = options.inApp;
    const participantId =
      options.link.state === 'link' ? options.link.participantId : options.kept.participantId;
    this.#kept = keptFor(options.kept, participantId);
    const { step, left, hold } = this.#kept;
    this.#state = { ...openingPage, step, left, hold, clinic: readKeptClinic() };
    this.#entrance = new Entrance({
      link: options.link,
      inApp: options.inApp,
      onTrouble: (why) => this.#dispatch({ type: 'entryRefused', why }),
      onInside: () => {
        this.#keep({});
        this.#connection.open();
      },
    });
    this.#connection = new HubConnection(
      { tab: this.#kept.tab, participantId },
      {
        onOnline: (online) => this.#online(online),
        onEvent: (event) => this.#hubSaid(event),
        onRefused: (code) => this.#refused(code),
      },
    );
    this.#answers = new PendingAnswers(this.#connection);
    this.check = new DeviceCheck(this.media, (readiness) => {
      // Not before the hub has shown that this tab has the place, nor after the visit.
      if (!this.#state.online || !this.#state.view || this.#devices.use === 'none') return false;
      void this.#connection.request('page.readiness', readiness);
      return true;
    });
    this.#call = new PatientCall({
      clock: this.#clock,
      media: this.media,
      signalling: this.#connection.signalling,
      onPeer: (peer) => {
        this.#dispatch({ type: 'peer', peer });
        if (peer.state === 'connecting' || peer.state === 'connected' || peer.state === 'interrupted')
          void this.#connection.request('line.report', { line: peer.state });
      },
      onMessage: (message) => this.#dispatch({ type: 'message', message }),
      onSendingStill: (sending) => this.#dispatch({ type: 'sendingStill', sending }),
    });
  }

  get state(): PageState {
    return this.#state;
  }

  /** The hub's time now, as far as known. */
  now(): number {
    return this.#clock() + this.#state.clockOffset;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the visit, or first shows the way out of another app's browser. */
  async start(): Promise<void> {
    void followClinic((clinic) => this.#dispatch({ type: 'clinic', ...clinic }));
    void this.check.lookBeforeAsking();
    if (this.inApp && this.#link.state === 'link' && !this.#kept.staysInApp)
      return this.#dispatch({ type: 'inApp', inApp: this.inApp });
    await this.#entrance.enter();
  }

  /** Goes on in another app's browser all the same. */
  stayInApp(): void {
    this.#keep({ staysInApp: true });
    void this.#entrance.enter();
  }

  /** Back in the foreground, or the network is there again: no waiting for the next turn. */
  wake(): void {
    this.#connection.hurry();
    this.#call.wake();
  }

  /** In front again: a phone call may have taken camera and microphone meanwhile. */
  comesToFront(): void {
    this.wake();
    this.#devices.revive();
  }

  /** The page goes: the other side learns at once. */
  pageHides(): void {
    this.#call.end();
  }

  answer(answers: Answers): void {
    this.#answers.add(answers);
  }

  nextStep(): void {
    this.#goTo(stepAfter(this.#state.step));
  }

  previousStep(): void {
    this.#goTo(stepBefore(this.#state.step));
  }

  enterWaitingRoom(): void {
    this.#dispatch({ type: 'waiting' });
    void this.#connection.request('page.waiting', { waiting: true });
  }

  /** The device check or the form, out of the waiting room (the place is kept) or before the visit's time; null: back. */
  goAside(aside: PageState['aside']): void {
    const outcome = this.#state.aside === 'test' ? testOutcome(this.check.readings) : null;
    if (outcome) this.#dispatch({ type: 'tested', outcome });
    this.#dispatch({ type: 'aside', aside });
  }

  /** Sends what was written beforehand; false when it did not arrive. */
  prepare(answers: Written): Promise<boolean> {
    return sendPreparation(this.#connection, this.#state.view, answers);
  }

  /** Asks to be let in outside the join window; false when it did not arrive. */
  knock(): Promise<boolean> {
    return knock(this.#connection);
  }

  /** Lets the other device take the place of this one, which is told so. */
  letInDevice(): void {
    void this.#connection.request('page.letInDevice', {});
  }

  /** Yes or no to who else is in the clinician's room, as shown now. */
  answerRoom(ok: boolean): void {
    const seq = this.#state.view?.inRoom?.seq;
    if (seq !== undefined) void this.#connection.request('page.room', { seq, ok });
  }

  keepPlace(): void {
    this.#dispatch({ type: 'keepsPlace' });
  }

  leave(): void {
    this.#dispatch({ type: 'left', left: true });
    this.#keep({ left: true });
    void this.#connection.request('page.leave', {});
  }

  /** Back after leaving, or anew after a call that was cut off and did not heal: dead devices are taken again. */
  returnToCall(): void {
    const was = this.#state.left;
    this.#keep({ left: false });
    void this.media.reopen();
    if (!was) this.#call.restart();
    this.#dispatch({ type: 'left', left: false });
    this.#connection.hurry();
    if (was) void this.#connection.request('page.waiting', { waiting: true });
  }

  takeThisTab(): void {
    this.#connection.takeThisTab();
  }

  sayNoDocument(): void {
    if (this.#call.sendNoDocument()) this.#dispatch({ type: 'noDocumentSaid' });
  }

  /** Where the document is held while it is asked for; null: it is not. */
  holdDocument(viewfinder: Viewfinder | null): void {
    this.#call.holdDocument(viewfinder);
  }

  switchMicrophone(on: boolean): void {
    this.media.setMicrophone(on);
  }

  switchCamera(on: boolean): void {
    this.media.setCamera(on);
  }

  flipCamera(): Promise<void> {
    return flipCamera(this.media);
  }

  #goTo(step: Step): void {
    this.#dispatch({ type: 'step', step });
    this.#keep({ step });
  }

  #keep(change: Partial<KeptInTab>): void {
    this.#kept = { ...this.#kept, ...change };
    keep(this.#kept);
  }

  #online(online: boolean): void {
    this.#dispatch({ type: 'online', online });
    if (!online) return;
    this.check.sayAgain();
    void this.#answers.send();
    const { peer } = this.#state;
    if (peer.state === 'connected' || peer.state === 'interrupted')
      void this.#connection.request('line.report', { line: peer.state });
  }

  #hubSaid(event: Exclude<PatientEvent, { type: 'signal' }>): void {
    if (event.type === 'stopped' && event.why !== 'otherTab') forgetWritten();
    if (event.type === 'stopped') {
      this.#dispatch({ type: 'stopped', why: event.why });
      return;
    }
    if (event.type === 'waitsForPlace') {
      // Whoever left, it was on the other device or before it.
      this.#keep({ left: false });
      this.#dispatch({ type: 'waitsForPlace' });
      return;
    }
    const first = this.#state.view === null;
    this.#dispatch({ type: 'view', view: event.view, receivedAt: this.#clock() });
    if (first) this.check.sayAgain();
    if (first && event.view.power !== 'over') void this.check.runNetwork();
    if (!event.view.waiting && this.#state.wantsToWait && !event.view.admitted && event.view.power === 'join')
      void this.#connection.request('page.waiting', { waiting: true });
  }

  #refused(code: RefusalCode | 'unreachable'): void {
    // A line that is only broken is said by `online`; the screen that stands stays.
    if (code === 'unreachable' && this.#state.view) return;
    this.#dispatch({ type: 'entryRefused', why: troubleFor(code) });
  }

  #dispatch(event: PageEvent): void {
    this.#state = advancePage(this.#state, event);
    this.#follow();
    for (const listener of this.#listeners) listener();
  }

  /** What the new state asks of devices and call. */
  #follow(): void {
    const shown = screenOf(this.#state);
    if (shown.screen === 'call') this.#call.begin(shown.view.iceServers);
    else this.#call.end();
    if (shown.screen === 'waiting') this.#call.prepare();
    if (shown.screen === 'ending') forgetWritten();
    this.#call.setHold(this.#state.hold);
    if (this.#kept.hold !== this.#state.hold) this.#keep({ hold: this.#state.hold });
    this.#devices.follow(deviceUse(shown));
  }
}
