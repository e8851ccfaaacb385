import { v7 } from 'uuid';
import type { z } from 'zod';
import { LocalMedia } from '../call/localMedia.ts';
import type { PatientEvent, patientRequests } from '../shared/contracts/hub.ts';
import type { RefusalCode } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { DeviceCheck } from './deviceCheck.ts';
import { type DeviceUse, deviceUse } from './deviceUse.ts';
import { exchangeLink, readClinic, troubleFor } from './entry.ts';
import { HubConnection } from './hubConnection.ts';
import { type KeptInTab, keep } from './keptInTab.ts';
import type { LinkFragment } from './link.ts';
import { advancePage, openingPage, type PageEvent, type PageState, type Step } from './pageState.ts';
import { PatientCall } from './patientCall.ts';
import { screenOf, stepAfter, stepBefore } from './screen.ts';

type Answers = z.input<(typeof patientRequests)['page.answers']['payload']>;

const unreachableRetryMs = 3_000;
const tooManyRetryMs = 60_000;

/**
 * The page at work: takes events from the hub, the call and the person, lets `advancePage` decide, and does what follows.
 * What the hub must know (answers, readiness, being in the waiting room) is said again after every reconnection.
 */
export class VisitPage {
  readonly media = new LocalMedia();
  readonly check: DeviceCheck;
  readonly #clock: Clock;
  readonly #link: LinkFragment;
  readonly #listeners = new Set<() => void>();
  readonly #connection: HubConnection;
  readonly #call: PatientCall;
  readonly #tab: string;
  #kept: KeptInTab;
  #state: PageState;
  #pendingAnswers: Answers = {};
  #deviceUse: DeviceUse = 'asItIs';

  constructor(options: { clock: Clock; link: LinkFragment; kept: KeptInTab }) {
    this.#clock = options.clock;
    this.#link = options.link;
    const participantId =
      options.link.state === 'link' ? options.link.participantId : options.kept.participantId;
    // Another person's place in the same tab begins at the beginning.
    const same = participantId === options.kept.participantId;
    this.#kept = same
      ? options.kept
      : { ...options.kept, participantId, step: 'welcome', left: false, hold: false };
    this.#tab = this.#kept.tab || v7();
    const { step, left, hold } = this.#kept;
    this.#state = { ...openingPage, step, left, hold };
    this.#connection = new HubConnection(
      { tab: this.#tab, participantId },
      {
        onOnline: (online) => this.#online(online),
        onEvent: (event) => this.#hubSaid(event),
        onRefused: (code) => this.#refused(code),
      },
    );
    this.check = new DeviceCheck(this.media, (readiness) => {
      // Not before the hub has shown that this tab has the place, nor after the visit.
      if (!this.#state.online || !this.#state.view || this.#deviceUse === 'none') return false;
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

  /** Opens the visit: exchanges the link where there is one, else takes up the browser's session. */
  async start(): Promise<void> {
    void this.#readClinic();
    void this.check.lookBeforeAsking();
    if (this.#link.state === 'malformed') return this.#dispatch({ type: 'entryRefused', why: 'wrongLink' });
    if (this.#link.state === 'link') {
      const trouble = await exchangeLink(this.#link.participantId, this.#link.token);
      if (trouble) {
        this.#dispatch({ type: 'entryRefused', why: trouble });
        if (trouble === 'unreachable') setTimeout(() => void this.start(), unreachableRetryMs);
        if (trouble === 'tooMany') setTimeout(() => void this.start(), tooManyRetryMs);
        if (trouble === 'otherDevice') setTimeout(() => void this.start(), tooManyRetryMs);
        return;
      }
      // The secret leaves the address: it is in the cookie now, and a reload needs only that.
      history.replaceState(null, '', location.pathname + location.search);
    }
    this.#keep({});
    this.#connection.open();
  }

  /** Back in the foreground, or the network is there again: no waiting for the next turn. */
  wake(): void {
    this.#connection.hurry();
    this.#call.wake();
  }

  /** The page goes: the other side learns at once. */
  pageHides(): void {
    this.#call.end();
  }

  answer(answers: Answers): void {
    this.#pendingAnswers = { ...this.#pendingAnswers, ...answers };
    void this.#sendAnswers();
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

  /** The device check, out of the waiting room (the place is kept) or before the visit's time. */
  setTesting(on: boolean): void {
    this.#dispatch({ type: 'testing', on });
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

  useThisTab(): void {
    this.#connection.useThisTab();
  }

  sayNoDocument(): void {
    if (this.#call.sendNoDocument()) this.#dispatch({ type: 'noDocumentSaid' });
  }

  switchMicrophone(on: boolean): void {
    this.media.setMicrophone(on);
  }

  switchCamera(on: boolean): void {
    this.media.setCamera(on);
  }

  /** The other way a phone looks; where cameras do not say which way they look, the next one. */
  async flipCamera(): Promise<void> {
    const { camera } = this.media.state;
    if (camera.state !== 'live') return;
    if (camera.facing) {
      await this.media.choose({ facing: camera.facing === 'user' ? 'environment' : 'user' });
      return;
    }
    const { cameras } = await this.media.devices();
    const next = cameras[(cameras.findIndex((one) => one.id === camera.deviceId) + 1) % cameras.length];
    if (next) await this.media.choose({ camera: next.id });
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
    void this.#sendAnswers();
    const { peer } = this.#state;
    if (peer.state === 'connected' || peer.state === 'interrupted')
      void this.#connection.request('line.report', { line: peer.state });
  }

  async #sendAnswers(): Promise<void> {
    const answers = this.#pendingAnswers;
    if (Object.keys(answers).length === 0) return;
    const sent = await this.#connection.request('page.answers', answers);
    if (sent.ok && this.#pendingAnswers === answers) this.#pendingAnswers = {};
  }

  #hubSaid(event: Exclude<PatientEvent, { type: 'signal' }>): void {
    if (event.type === 'stopped') {
      this.#dispatch({ type: 'stopped', why: event.why });
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

  async #readClinic(): Promise<void> {
    const clinic = await readClinic();
    if (clinic) this.#dispatch({ type: 'clinic', ...clinic });
    else setTimeout(() => void this.#readClinic(), unreachableRetryMs);
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
    this.#call.setHold(this.#state.hold);
    if (this.#kept.hold !== this.#state.hold) this.#keep({ hold: this.#state.hold });
    // Asked for once on the way in, not with every word of the hub: a refused camera is not asked for again and again.
    const use = deviceUse(shown);
    if (use === this.#deviceUse) return;
    this.#deviceUse = use;
    if (use === 'none') this.media.close();
    else if (use === 'open') void this.media.open();
  }
}
