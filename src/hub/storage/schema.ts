import type { ConsoleId, HsaId, NoteId, ParticipantId, PatientId, VisitId } from '../../shared/domain/ids.ts';
import type { Profession } from '../../shared/domain/note.ts';
import type { ParticipantKind } from '../../shared/domain/participants.ts';
import type { StaffRole } from '../../shared/domain/permissions.ts';
import type { Readiness } from '../../shared/domain/readiness.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';
import type { Stage } from '../../shared/domain/visit.ts';

/**
 * The hub's tables. Columns are text, integer (`bigint` for Instants, so that PostgreSQL holds them) and JSON text,
 * the same in SQLite and PostgreSQL; a yes or no is 0 or 1.
 */
export interface Tables {
  readonly meta: { readonly key: string; readonly value: string };
  readonly patient: PatientTable;
  readonly booking: BookingTable;
  readonly visit: VisitTable;
  readonly participant: ParticipantTable;
  readonly device: DeviceTable;
  readonly visit_event: VisitEventTable;
  readonly audit_event: AuditEventTable;
  readonly command: CommandTable;
  readonly note: NoteTable;
  readonly delay: DelayTable;
  readonly help_call: HelpCallTable;
  readonly staff: StaffTable;
  readonly console: ConsoleTable;
  readonly enrolment: EnrolmentTable;
}

/** A person with a number. `id` is the opaque patient id of the clinic's audit chain. */
export interface PatientTable {
  id: PatientId;
  number: string;
  number_kind: NumberKind;
  birth_date: LocalDate | null;
  created_at: Instant;
}
export type NumberKind = 'personal' | 'coordination' | 'reserve';

/** A booking as it came in, names and all. One a patient, clinician and start. */
export interface BookingTable {
  id: string;
  patient: PatientId;
  starts_at: Instant;
  ends_at: Instant;
  clinician: HsaId;
  profession: Profession;
  given_name: string | null;
  family_name: string | null;
  reason: string;
  language: string;
  interpreter: number;
  protected: number;
  guardian_number: string | null;
  guardian_number_kind: NumberKind | null;
  guardian_birth_date: LocalDate | null;
  guardian_name: string | null;
  phone: string | null;
  clinic_phone: string | null;
  created_at: Instant;
  updated_at: Instant;
}

/** A visit's state as `advance` left it (JSON of `Visit`), with what is searched for in columns of its own. */
export interface VisitTable {
  id: VisitId;
  booking: string;
  seq: number;
  stage: Stage;
  assigned_to: HsaId;
  state: string;
  /** Since when 112 is being called. */
  emergency_at: Instant | null;
}

/** What the hub keeps of one participant beside the visit's state: link, device, and what was answered on the way in. */
export interface ParticipantTable {
  id: ParticipantId;
  visit: VisitId;
  kind: ParticipantKind;
  /** Of the link. Raising it ends every earlier link and session. */
  generation: number;
  /** The browser that holds the place now. */
  device: string | null;
  /** Grows with each place that any browser takes: of two places of one browser the later counts. */
  device_turn: number | null;
  /** The browser that last came, kept when the link is renewed: another one puts identity back to checking. */
  came_device: string | null;
  answers: string;
  room: Readiness['room'];
  waiting: number;
  /** First time in the waiting room. */
  waiting_since: Instant | null;
  /** Left the call by will, and has not come back since; null while not. */
  left_at: Instant | null;
  /** The tab in which it was left: loaded anew, it has still left. */
  left_tab: string | null;
  /** Knocked outside the join window, and what was answered. */
  knocked_at: Instant | null;
  knock_answer: 'open' | 'later' | null;
  /** When the devices were last tried before the join window, all of them well. */
  tested_at: Instant | null;
  prepared_at: Instant | null;
  /** JSON of `Preparation`. */
  preparation: string | null;
  /** JSON of `WaitingMessage`: the clinic's latest words to the one who waits. */
  message: string | null;
  message_at: Instant | null;
  /** The browser that waits to take the place. */
  other_device: string | null;
}

/** How many minutes later a clinician has said to be free than at `at`, when the clock alone would have it. */
export interface DelayTable {
  clinician: HsaId;
  minutes: number;
  at: Instant;
}

/** Colleagues have been asked for help in this visit, and are needed still. */
export interface HelpCallTable {
  visit: VisitId;
  by: HsaId;
  by_name: string;
  at: Instant;
}

/** A browser, known by the hash of its cookie. */
export interface DeviceTable {
  id: string;
  secret_hash: string;
  created_at: Instant;
}

interface ChainColumns {
  id: string;
  v: number;
  seq: number;
  at: Instant;
  /** RFC 8785 of the actor. */
  actor: string;
  type: string;
  /** RFC 8785 of the payload. */
  payload: string;
  /** 32 bytes in hex. */
  salt: string;
  payload_hash: string;
  /** Hash of the link before; of the first link, 64 zeros. */
  prev: string;
  hash: string;
}
/** A visit's history, which is its hash chain. */
export interface VisitEventTable extends ChainColumns {
  visit: VisitId;
}
/** The clinic's hash chain: who read or did what, about which opaque patient. */
export interface AuditEventTable extends ChainColumns {
  visit: VisitId | null;
}

/** A command that was answered, with its answer. */
export interface CommandTable {
  id: string;
  visit: VisitId;
  body_hash: string;
  answer: string;
  at: Instant;
}

/** The record: signed notes, added to and never changed. */
export interface NoteTable {
  id: NoteId;
  visit: VisitId;
  canonical: string;
  sha256: string;
  author: HsaId;
  recorded_at: Instant;
}

/** Who works at the clinic, as the administrator last named them. */
export interface StaffTable {
  hsa_id: HsaId;
  name: string;
  title: string;
  role: StaffRole;
  profession: Profession;
  updated_at: Instant;
}

/** One clinician's profile on one workstation, known by the public half of its key. */
export interface ConsoleTable {
  id: ConsoleId;
  hsa_id: HsaId;
  /** Ed25519, SPKI (DER) in base64. */
  public_key: string;
  /** What the administrator knows the workstation by. */
  label: string;
  enrolled_at: Instant;
  last_seen_at: Instant | null;
  revoked_at: Instant | null;
}

/** A code that lets one console be enrolled, known by its hash alone. */
export interface EnrolmentTable {
  /** SHA-256 in hex. */
  code_hash: string;
  hsa_id: HsaId;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}
