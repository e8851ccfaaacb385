import { z } from 'zod';
import { professions } from '../domain/note.ts';
import { hsaId, refusal } from './primitives.ts';

/** Practice on this computer, or the console of a clinic's own hub. */
export const consoleModes = ['practice', 'clinic'] as const;
export type ConsoleMode = (typeof consoleModes)[number];

/** `practice` is the practice clinic's first profile, which is there from the first start; every other has a uuid. */
export const profileId = z.union([z.literal('practice'), z.uuid()]);
export type ProfileId = z.output<typeof profileId>;

/** A passphrase or PIN on its way from the one who types it to the one lock that it opens. Never kept. */
export const secret = z.string().min(1).max(256);

/** Characters of a passphrase, digits of a PIN: the fewest that a profile is made with. */
export const leastPassphrase = 12;
export const leastPin = 6;

export const protections = ['nothing', 'passphrase', 'pin'] as const;

export const sessionProfile = z.object({
  id: profileId,
  name: z.string(),
  title: z.string(),
  profession: z.enum(professions),
  /** What opens it. */
  protectedBy: z.enum(protections),
  /** After wrong attempts: whole seconds until the next is looked at; 0 now. */
  waitSeconds: z.int().min(0),
});
export type SessionProfile = z.output<typeof sessionProfile>;

/** Who sits here. `welcome`: nobody has said yet whether this is for practice or for a clinic. */
export const sessionView = z.object({
  state: z.enum(['welcome', 'signedOut', 'open', 'locked']),
  mode: z.enum(consoleModes).nullable(),
  /** The clinic's name, where it is known. */
  clinic: z.string().nullable(),
  profiles: z.array(sessionProfile),
  /** Whose profile is open or locked. */
  current: profileId.nullable(),
  /** Staff of the practice clinic who have no profile here yet. */
  canAdd: z.array(z.object({ hsaId, name: z.string(), title: z.string() })),
  /** Whether this computer has a keychain: only then may a PIN protect a profile. */
  keychain: z.boolean(),
  /** Why nobody can sign in here (`profile.damaged`); null otherwise. */
  trouble: refusal.nullable(),
});
export type SessionView = z.output<typeof sessionView>;

const nothing = z.object({});

/** Every one that changes who sits here answers how it stands afterwards, and main tells it by the event `session` too. */
export const sessionRequests = {
  'session.read': { payload: nothing, answer: sessionView },
  /** The first start's one question; later the change between practice and clinic, for which the program restarts. */
  'session.start': { payload: z.object({ mode: z.enum(consoleModes) }), answer: sessionView },
  /** Signs in where nobody has, and unlocks where the profile is locked. Refused `secret.wrong`, `secret.wait`. */
  'session.signIn': { payload: z.object({ id: profileId, secret: secret.nullable() }), answer: sessionView },
  /** Hides and shuts everything of the profile; a running call goes on (the page holds it). */
  'session.lock': { payload: nothing, answer: sessionView },
  /** Writes everything, ends the profile's services and goes back to the list. Ends a running call politely. */
  'session.signOut': { payload: nothing, answer: sessionView },
  /** As `session.signOut` and `session.signIn` in one step; whoever sits here stays where the other's secret is wrong. */
  'session.switch': { payload: z.object({ id: profileId, secret: secret.nullable() }), answer: sessionView },
  /** Makes a profile for one of `canAdd`; does not sign in. */
  'session.addPractice': { payload: z.object({ hsaId, secret }), answer: sessionView },
  /** Enrols this console at a clinic's hub with the line that was handed out, and makes its profile; does not sign in. */
  'session.enrol': {
    payload: z.object({ line: z.string().min(1).max(2_000), secret }),
    answer: sessionView,
  },
  /** `old` null where the profile had none. */
  'session.changeSecret': {
    payload: z.object({ id: profileId, old: secret.nullable(), new: secret }),
    answer: sessionView,
  },
  /** A forgotten secret: moves the profile aside, whole and unread, so that a new one can be made. Asked twice first. */
  'session.setAside': { payload: z.object({ id: profileId }), answer: sessionView },
  /** Somebody is there: input in the window (at most every 15 s), and whenever a call begins or ends. */
  'session.alive': { payload: z.object({ inCall: z.boolean() }), answer: nothing },
} as const;
