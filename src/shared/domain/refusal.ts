/**
 * Every word of refusal that crosses a border. Codes cross, the receiver puts them in words;
 * a test requires each of them in Swedish and in English.
 */
export const refusalCodes = [
  // any border
  'message.malformed',
  'message.tooLarge',
  'message.version',
  'message.outOfOrder',
  'message.rateLimited',
  'sender.untrusted',
  'permission.denied',
  'connection.lost',
  'connection.portTaken',
  'connection.certificate',
  'connection.version',
  'connection.pending',
  'internal',
  // visits
  'visit.unknown',
  'visit.moved',
  'visit.notAllowedNow',
  'visit.final',
  'visit.stillConnected',
  'visit.notAttempted',
  'visit.reasonMissing',
  'visit.assignedElsewhere',
  'visit.clinicianThere',
  'visit.noteSigned',
  'participant.unknown',
  'participant.notCome',
  'participant.notAdmitted',
  'undo.nothing',
  'undo.tooLate',
  'undo.notYours',
  'command.reused',
  'staff.unknown',
  // identity
  'identity.notAsked',
  'identity.decided',
  'identity.reasonMissing',
  'identity.fieldsMissing',
  'identity.guardianMissing',
  'identity.questionsMissing',
  'identity.otherPerson',
  // note
  'note.identityUndecided',
  'note.sectionMissing',
  'note.confirmFiling',
  'note.alreadySigned',
  'note.notTheAuthor',
  'note.visitNotEnded',
  'note.unknown',
  'note.altered',
  'note.otherPerson',
  // drafts and stored files
  'draft.unknown',
  'draft.stale',
  'draft.diskFull',
  'draft.notWritten',
  'draft.damaged',
  'draft.wrongKey',
  'settings.damaged',
  // profiles, and who sits here
  'profile.damaged',
  'profile.unknown',
  'profile.exists',
  'profile.notWritten',
  'profile.keychain',
  'secret.needed',
  'secret.wrong',
  'secret.wait',
  'secret.tooShort',
  'secret.pinNeedsKeychain',
  'session.signedOut',
  'session.locked',
  'session.otherMode',
  'session.changesWait',
  'store.inUse',
  'enrolment.invalid',
  // links and sessions
  'link.invalid',
  'link.tooEarly',
  'link.over',
  'session.missing',
  'session.otherTab',
  'session.otherDevice',
  'session.nobodyWaits',
  'knock.notNeeded',
  'signal.notConnected',
  // consoles of a clinic's own hub
  'enrolment.line',
  'enrolment.unreachable',
  'enrolment.version',
  'console.unknown',
  'console.revoked',
  'console.challenge',
  // bookings
  'booking.fileTooLarge',
  'booking.fileEncoding',
  'booking.fileNotJson',
  'booking.fileNotText',
  'booking.fileQuotes',
  'booking.fileEmpty',
  'booking.tooManyRows',
  'booking.field',
  'booking.fieldMissing',
  'booking.number',
  'booking.endBeforeStart',
  'booking.profession',
  'booking.nameNotAllowed',
  'booking.nameMissing',
  'booking.visitStarted',
  'booking.duplicateRow',
  'booking.raggedRow',
  'booking.time',
  'booking.length',
  'booking.yesNo',
  'booking.language',
  'booking.clinician',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A no with a reason. `params` are names and numbers for the words, never patient data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  params?: Refusal['params'],
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: params === undefined ? { code } : { code, params } };
}
