declare const brand: unique symbol;
/** A string that only its own maker may pass off as `Name`. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** One booked visit (UUIDv7). */
export type VisitId = Id<'visit'>;
/** One person whose record it is, in this clinic. Opaque: it says nothing to who has not the clinic's own list (UUIDv7). */
export type PatientId = Id<'patient'>;
/** One person expected at, or come to, one visit (UUIDv7). */
export type ParticipantId = Id<'participant'>;
/** One command of a console; repeated with the same id it is answered, not done again (UUIDv7). */
export type CommandId = Id<'command'>;
/** One draft of a note on one workstation (UUIDv7). */
export type DraftId = Id<'draft'>;
/** One signed note (UUIDv7). */
export type NoteId = Id<'note'>;
/** One browser (device) that has joined with a link (UUIDv7). */
export type DeviceId = Id<'device'>;
/** Swedish HSA-id of staff or unit, e.g. `SE2321000016-1001` (urn:oid:1.2.752.29.4.19). */
export type HsaId = Id<'hsa'>;
/** One clinician's profile on one workstation, enrolled at a clinic's hub (UUIDv7). */
export type ConsoleId = Id<'console'>;
