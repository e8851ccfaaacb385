import type { ConsoleMode, ProfileId, SessionView } from '../shared/contracts/session.ts';
import type { HsaId } from '../shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { errorFields, log } from './log.ts';
import type { Place } from './place.ts';
import { forgetKeys, type Profile } from './profiles.ts';
import type { Seat } from './seat.ts';
import { viewOf } from './sessionView.ts';

type Answer = Promise<Result<SessionView>>;

/**
 * Who sits at this console: nobody, a clinician, or a clinician whose profile is locked. A clinician's services start at
 * sign-in and end, all written, at sign-out. One change at a time; only locking never waits.
 */
export class Session {
  readonly #open: (mode: ConsoleMode) => Promise<Result<Place>>;
  readonly #keepMode: (mode: ConsoleMode) => void;
  readonly #restart: (mode: ConsoleMode) => void;
  readonly #letGo: () => Promise<boolean>;
  readonly #left: () => void;
  readonly #changed: (view: SessionView) => void;
  #mode: ConsoleMode | null = null;
  #place: Place | null = null;
  #trouble: Refusal | null = null;
  #seat: Seat = { state: 'welcome' };
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    readonly open: (mode: ConsoleMode) => Promise<Result<Place>>;
    readonly keepMode: (mode: ConsoleMode) => void;
    /** Ends the program and starts it in the other mode, where nothing stands in the way. */
    readonly restart: (mode: ConsoleMode) => void;
    /** Lets the page write what is typed and end its calls; false where text would be lost. */
    readonly letGo: () => Promise<boolean>;
    /** Whoever sat here has left, all written: nothing of theirs is told to the next one. */
    readonly left: () => void;
    readonly changed: (view: SessionView) => void;
  }) {
    this.#open = options.open;
    this.#keepMode = options.keepMode;
    this.#restart = options.restart;
    this.#letGo = options.letGo;
    this.#left = options.left;
    this.#changed = options.changed;
  }

  get seat(): Seat {
    return this.#seat;
  }

  view(): Promise<SessionView> {
    return viewOf({ mode: this.#mode, place: this.#place, trouble: this.#trouble, seat: () => this.#seat });
  }

  /** Opens the place where one works. Whoever is alone there, with nothing to protect, is signed in at once. */
  enter(mode: ConsoleMode): Promise<void> {
    return this.#inTurn(() => this.#enter(mode));
  }

  /** Says whether this console is for practice or for a clinic. */
  start(mode: ConsoleMode): Answer {
    if (this.#seat.state === 'locked') return Promise.resolve(refuse('session.locked'));
    return this.#inTurn(async () => {
      if (this.#mode === null) {
        this.#keepMode(mode);
        await this.#enter(mode);
        return this.#tell();
      }
      if (mode !== this.#mode) this.#restart(mode);
      return done(await this.view());
    });
  }

  /** Signs in, or unlocks. */
  signIn(id: ProfileId, secret: string | null): Answer {
    return this.#inTurn(async () => {
      const seat = this.#seat;
      if (this.#place === null) return { ok: false, refusal: this.#trouble ?? { code: 'session.signedOut' } };
      if (seat.state === 'open')
        return seat.profile.id === id ? done(await this.view()) : refuse('message.outOfOrder');
      if (seat.state === 'locked') {
        if (seat.profile.id !== id) return refuse('session.locked');
        const right = await this.#place.profiles.confirm(id, secret);
        if (!right.ok) return right;
        this.#seat = { ...seat, state: 'open' };
        return this.#tell();
      }
      const profile = await this.#place.profiles.open(id, secret);
      if (!profile.ok) return profile;
      this.#begin(this.#place, profile.value);
      return this.#tell();
    });
  }

  /** At once, whatever else is under way. */
  async lock(): Answer {
    if (this.#seat.state === 'open') {
      this.#seat = { ...this.#seat, state: 'locked' };
      log('locked');
      return this.#tell();
    }
    return this.#seat.state === 'locked' ? done(await this.view()) : refuse('session.signedOut');
  }

  /** Back to the list: everything is written first. `draft.notWritten` where something could not be; then it goes on. */
  signOut(): Answer {
    return this.#inTurn(async () => {
      const { state } = this.#seat;
      if (state !== 'open' && state !== 'locked') return done(await this.view());
      const hinders = await this.#hinders();
      if (hinders !== null) return refuse(hinders);
      await this.#end();
      this.#seat = { state: 'signedOut' };
      log('signed out');
      return this.#tell();
    });
  }

  /** Another sits down, in one step. Their profile is opened first: a wrong secret changes nothing for who sits here. */
  switchTo(id: ProfileId, secret: string | null): Answer {
    return this.#inTurn(async () => {
      if (this.seat.state === 'locked') return refuse('session.locked');
      if (this.#place === null || this.seat.state !== 'open') return refuse('session.signedOut');
      const profile = await this.#place.profiles.open(id, secret);
      if (!profile.ok) return profile;
      // It takes its time to try a secret; locking waits for nothing.
      const hinders = this.#seat.state === 'locked' ? 'session.locked' : await this.#hinders();
      if (hinders !== null) {
        forgetKeys(profile.value.keys);
        return refuse(hinders);
      }
      await this.#end();
      this.#begin(this.#place, profile.value);
      return this.#tell();
    });
  }

  /** Makes a profile for one more of the practice clinic's staff. */
  addPractice(hsaId: HsaId, secret: string): Answer {
    return this.#withPlace(async (place) => {
      const persona = place.personaOf(hsaId);
      if (place.mode !== 'practice') return refuse('session.otherMode');
      return persona === null ? refuse('staff.unknown') : place.profiles.make(persona, secret);
    });
  }

  /** Makes this console known to a clinic's hub, and its profile. The code is used up: all else is looked at before. */
  enrol(line: string, secret: string): Answer {
    return this.#withPlace(async ({ enrol, profiles }) => {
      if (enrol === null) return refuse('session.otherMode');
      const ready = await profiles.canMake(secret);
      if (!ready.ok) return ready;
      const enrolled = await enrol(line);
      if (!enrolled.ok) return enrolled;
      const { staff, clinic, key, hub } = enrolled.value;
      return profiles.make({ v: 1, principal: staff, clinic }, secret, { key, hub });
    });
  }

  changeSecret(id: ProfileId, old: string | null, secret: string): Answer {
    return this.#withPlace((place) => place.profiles.changeSecret(id, old, secret));
  }

  /** A forgotten secret. Not of the profile in use. */
  setAside(id: ProfileId): Answer {
    return this.#withPlace((place) =>
      this.#seat.state === 'signedOut' ? place.profiles.setAside(id) : refuse('message.outOfOrder'),
    );
  }

  /** When the program ends: the clinician's services, then the hub. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end();
      await this.#place?.stop();
    });
  }

  async #enter(mode: ConsoleMode): Promise<void> {
    this.#mode = mode;
    this.#seat = { state: 'signedOut' };
    const place = await this.#open(mode);
    if (!place.ok) {
      this.#trouble = place.refusal;
      return;
    }
    this.#place = place.value;
    const [only, ...others] = await place.value.profiles.list();
    if (only === undefined || others.length > 0 || only.file.v !== 1) return;
    const profile = await place.value.profiles.open(only.id, null);
    if (profile.ok) this.#begin(place.value, profile.value);
    else this.#trouble = profile.refusal;
  }

  #begin(place: Place, profile: Profile): void {
    this.#seat = { state: 'open', profile, work: place.begin(profile) };
    log('signed in');
  }

  /** Why who sits here cannot leave: text that could not be written. */
  async #hinders(): Promise<'draft.notWritten' | null> {
    return (await this.#letGo()) ? null : 'draft.notWritten';
  }

  async #end(): Promise<void> {
    const seat = this.#seat;
    if (seat.state !== 'open' && seat.state !== 'locked') return;
    await seat.work.stop().catch((error: unknown) => log('not stopped cleanly', errorFields(error)));
    forgetKeys(seat.profile.keys);
    this.#left();
  }

  async #tell(): Answer {
    const view = await this.view();
    this.#changed(view);
    return done(view);
  }

  #withPlace(work: (place: Place) => Promise<Result<unknown>> | Result<unknown>): Answer {
    if (this.#seat.state === 'locked') return Promise.resolve(refuse('session.locked'));
    return this.#inTurn(async () => {
      if (this.#place === null) return { ok: false, refusal: this.#trouble ?? { code: 'session.signedOut' } };
      const result = await work(this.#place);
      return result.ok ? this.#tell() : result;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
