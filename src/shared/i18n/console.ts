import { actions as actionsEn } from './en/actions.ts';
import { app as appEn } from './en/app.ts';
import { bookings as bookingsEn } from './en/bookings.ts';
import { call as callEn } from './en/call.ts';
import { closing as closingEn } from './en/closing.ts';
import { identity as identityEn } from './en/identity.ts';
import { journal as journalEn } from './en/journal.ts';
import { keys as keysEn } from './en/keys.ts';
import { messages as messagesEn } from './en/messages.ts';
import { present as presentEn } from './en/present.ts';
import { queue as queueEn } from './en/queue.ts';
import { refusals as refusalsEn } from './en/refusals.ts';
import { session as sessionEn } from './en/session.ts';
import { settings as settingsEn } from './en/settings.ts';
import { waiting as waitingEn } from './en/waiting.ts';
import { actions } from './sv/actions.ts';
import { app } from './sv/app.ts';
import { bookings } from './sv/bookings.ts';
import { call } from './sv/call.ts';
import { closing } from './sv/closing.ts';
import { identity } from './sv/identity.ts';
import { journal } from './sv/journal.ts';
import { keys } from './sv/keys.ts';
import { messages } from './sv/messages.ts';
import { present } from './sv/present.ts';
import { queue } from './sv/queue.ts';
import { refusals } from './sv/refusals.ts';
import { session } from './sv/session.ts';
import { settings } from './sv/settings.ts';
import { waiting } from './sv/waiting.ts';

/** The console's words: one namespace a feature. Swedish is the original, English complete. */
export const consoleWords = {
  sv: {
    actions,
    app,
    bookings,
    call,
    closing,
    identity,
    journal,
    keys,
    messages,
    present,
    queue,
    refusals,
    session,
    settings,
    waiting,
  },
  en: {
    actions: actionsEn,
    app: appEn,
    bookings: bookingsEn,
    call: callEn,
    closing: closingEn,
    identity: identityEn,
    journal: journalEn,
    keys: keysEn,
    messages: messagesEn,
    present: presentEn,
    queue: queueEn,
    refusals: refusalsEn,
    session: sessionEn,
    settings: settingsEn,
    waiting: waitingEn,
  },
} as const;
