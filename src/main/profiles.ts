import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ConsoleMode,
  type ProfileId,
  profileId,
  type protections,
} from '../shared/contracts/session.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { Attempts } from './attempts.ts';
import { errorFields, log } from './log.ts';
import type { Persona } from './persona.ts';
import { type HubOfProfile, type ProfileFile, readProfileFile } from './profileFile.ts';
import { canWrite, changeLock, lockNew, type ProfileKeys, setAside, unlock } from './profileKeys.ts';
import { judgeSecret, type Locksmith } from './profileLock.ts';

/** A profile that is kept here, opened or not. */
export interface KeptProfile {
  readonly id: ProfileId;
  readonly folder: string;
  readonly file: ProfileFile;
}

/** A clinician's profile, opened: who it is of, and the keys of what is theirs. */
export interface Profile {
  readonly id: ProfileId;
  readonly kind: ConsoleMode;
  readonly persona: Persona;
  readonly protectedBy: (typeof protections)[number];
  /** Whether the computer's keychain is needed to open it too. */
  readonly inKeychain: boolean;
  readonly keys: ProfileKeys;
  /** The clinic's own hub; null in practice. */
  readonly hub: HubOfProfile | null;
  /** Where its drafts lie. */
  readonly drafts: string;
}

/** What opens a profile: never more than one attempt at a time, slowed after wrong ones. */
export class Profiles {
  readonly #folder: string;
  readonly #kind: ConsoleMode;
  readonly #first: { readonly folder: string; readonly rootKey: Buffer } | null;
  readonly #locksmith: Locksmith;
  readonly #clock: Clock;
  readonly #warn: (warning: Refusal) => void;
  readonly #attempts = new Map<ProfileId, Attempts>();
  /** Told of already. */
  readonly #damaged = new Set<ProfileId>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    /** Holds a folder for each profile, named by its id. */
    readonly folder: string;
    readonly kind: ConsoleMode;
    /** The practice clinic's first profile, which lies in a folder of its own. */
    readonly first: { readonly folder: string; readonly rootKey: Buffer } | null;
    readonly locksmith: Locksmith;
    readonly clock: Clock;
    /** Told of every profile that could not be read; it is not listed, and nothing is written over it. */
    readonly warn: (warning: Refusal) => void;
  }) {
    this.#folder = options.folder;
    this.#kind = options.kind;
    this.#first = options.first;
    this.#locksmith = options.locksmith;
    this.#clock = options.clock;
    this.#warn = options.warn;
  }

  get keychain(): boolean {
    return this.#locksmith.keychain.there;
  }

  /** Every profile that can be read, the first one first, then in order of their making. */
  async list(): Promise<readonly KeptProfile[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names.filter((name) => profileId.safeParse(name).success).sort();
    const found = await Promise.all(
      [...(this.#first === null ? [] : ['practice']), ...ids].map((id) => this.#read(id)),
    );
    return found.filter((one) => one !== null);
  }

  /** Whole seconds until an attempt at the profile is looked at; 0 now. */
  waitSeconds(kept: KeptProfile): Promise<number> {
    return this.#attemptsAt(kept).waitSeconds();
  }

  /** Opens a profile: `secret` null where nothing protects it. `secret.needed`, `secret.wrong`, `secret.wait`. */
  open(id: ProfileId, secret: string | null): Promise<Result<Profile>> {
    return this.#inTurn(async () => {
      const kept = await this.#find(id);
      if (kept === null) return refuse('profile.unknown');
      const keys = await this.#keysOf(kept, secret);
      return keys.ok ? done(this.#opened(kept, keys.value)) : keys;
    });
  }

  /** Whether this is the profile's secret: asked for anew to sign, and to unlock. Nothing of it is kept. */
  async confirm(id: ProfileId, secret: string | null): Promise<Result<Record<string, never>>> {
    const opened = await this.open(id, secret);
    if (!opened.ok) return opened;
    forgetKeys(opened.value.keys);
    return done({});
  }

  /** Makes a profile under a new secret. `profile.exists` where the person has one here. */
  make(
    persona: Persona,
    secret: string,
    console?: { readonly key: Buffer; readonly hub: HubOfProfile },
  ): Promise<Result<ProfileId>> {
    return this.#inTurn(async () => {
      const { hsaId } = persona.principal;
      const kept = await this.list();
      // At a clinic's hub this is another console of theirs, made with a code that is used up by now.
      if (console === undefined && kept.some((one) => one.file.persona.principal.hsaId === hsaId))
        return refuse('profile.exists');
      return lockNew({
        folder: this.#folder,
        kind: this.#kind,
        persona,
        secret,
        locksmith: this.#locksmith,
        ...(console === undefined ? {} : { console }),
      });
    });
  }

  /** Whether a profile could be made with this secret, as far as can be told before. */
  async canMake(secret: string): Promise<Result<Record<string, never>>> {
    const kind = judgeSecret(secret, this.#locksmith.keychain.there);
    return kind.ok ? canWrite(this.#folder) : kind;
  }

  /** Another secret for the same keys. `old` null where there was none. */
  changeSecret(id: ProfileId, old: string | null, secret: string): Promise<Result<Record<string, never>>> {
    return this.#inTurn(async () => {
      const kept = await this.#find(id);
      if (kept === null) return refuse('profile.unknown');
      const keys = await this.#keysOf(kept, old);
      if (!keys.ok) return keys;
      const changed = await changeLock(kept, keys.value, secret, this.#locksmith);
      forgetKeys(keys.value);
      return changed;
    });
  }

  /** Moves a profile whose secret is forgotten out of the way, whole; nothing of it is read or removed. */
  setAside(id: ProfileId): Promise<Result<Record<string, never>>> {
    return this.#inTurn(async () => {
      const kept = await this.#find(id);
      if (kept === null || kept.file.v === 1) return refuse('profile.unknown');
      const moved = await setAside(kept, this.#first?.rootKey ?? null, this.#clock());
      if (moved.ok) this.#attempts.delete(id);
      return moved;
    });
  }

  async #keysOf(kept: KeptProfile, secret: string | null): Promise<Result<ProfileKeys>> {
    const rootKey = this.#first?.rootKey ?? null;
    if (kept.file.v === 1) return unlock(kept, rootKey);
    if (secret === null) return refuse('secret.needed');
    const attempts = this.#attemptsAt(kept);
    const wait = await attempts.waitSeconds();
    if (wait > 0) return refuse('secret.wait', { waitSeconds: wait });
    await attempts.begin();
    const keys = await unlock(kept, rootKey, secret, this.#locksmith.keychain);
    if (keys.ok) await attempts.forget();
    else if (keys.refusal.code === 'secret.wrong')
      return refuse('secret.wrong', { waitSeconds: await attempts.wrong() });
    else await attempts.takeBack();
    return keys;
  }

  #opened({ id, folder, file }: KeptProfile, keys: ProfileKeys): Profile {
    return {
      id,
      kind: file.kind,
      persona: file.persona,
      protectedBy: protectionOf(file),
      inKeychain: file.v === 2 && file.lock.keychain,
      keys,
      hub: file.v === 2 ? (file.hub ?? null) : null,
      drafts: join(folder, 'drafts'),
    };
  }

  async #find(id: ProfileId): Promise<KeptProfile | null> {
    return (await this.list()).find((one) => one.id === id) ?? null;
  }

  async #read(id: ProfileId): Promise<KeptProfile | null> {
    const folder = id === 'practice' && this.#first !== null ? this.#first.folder : join(this.#folder, id);
    try {
      const read = await readProfileFile(folder);
      // A folder whose making was cut off before its file was there holds nothing yet.
      if (read.ok && read.value === null) return null;
      if (read.ok && read.value !== null && belongs(read.value, id, this.#kind))
        return { id, folder, file: read.value };
    } catch (error) {
      log('profile not read', errorFields(error));
    }
    if (!this.#damaged.has(id)) this.#warn({ code: 'profile.damaged' });
    this.#damaged.add(id);
    return null;
  }

  #attemptsAt({ id, folder }: KeptProfile): Attempts {
    const attempts = this.#attempts.get(id) ?? new Attempts(folder, this.#clock);
    this.#attempts.set(id, attempts);
    return attempts;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Overwrites keys that are no longer used. */
export function forgetKeys(keys: ProfileKeys): void {
  keys.drafts.fill(0);
  keys.console?.fill(0);
}

export function protectionOf(file: ProfileFile): (typeof protections)[number] {
  return file.v === 1 ? 'nothing' : file.lock.kind;
}

function belongs(file: ProfileFile, id: ProfileId, kind: ConsoleMode): boolean {
  return file.kind === kind && (file.v === 1 ? 'practice' : file.id) === id;
}
