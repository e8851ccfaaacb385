import { z } from 'zod';
import type {
  CommandId,
  ConsoleId,
  DeviceId,
  DraftId,
  HsaId,
  Id,
  NoteId,
  ParticipantId,
  PatientId,
  VisitId,
} from '../domain/ids.ts';
import { cleanText } from '../domain/note.ts';
import { type RefusalCode, refusalCodes } from '../domain/refusal.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

/** Version of every message between processes and over the network. */
export const protocolVersion = 1;

const uuid = <T extends Id<string>>() =>
  z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    .transform((text) => text as unknown as T);

export const visitId = uuid<VisitId>();
export const patientId = uuid<PatientId>();
export const participantId = uuid<ParticipantId>();
export const commandId = uuid<CommandId>();
export const draftId = uuid<DraftId>();
export const noteId = uuid<NoteId>();
export const deviceId = uuid<DeviceId>();
export const consoleId = uuid<ConsoleId>();
export const hsaId = z
  .string()
  .regex(/^[A-Z]{2}\d{10}-[A-Z0-9]{1,18}$/)
  .transform((text) => text as HsaId);
export const instant = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((ms) => ms as Instant);
export const localDate = z.iso.date().transform((text) => text as LocalDate);
/** Short free text from a person: trimmed of nothing, NUL removed, bounded. */
export const shortText = z.string().max(2_000).transform(cleanText);
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const refusal = z.object({
  code: z.enum(refusalCodes) as z.ZodType<RefusalCode>,
  params: z.record(z.string().max(64), z.union([z.string().max(500), z.number()])).optional(),
});

/** The answer to every request at every border. */
export const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), refusal }),
  ]);
