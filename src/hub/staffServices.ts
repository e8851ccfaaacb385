import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { HsaId, ParticipantId, VisitId } from '../shared/domain/ids.ts';
import type { Result } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { createBookings } from './bookings.ts';
import type { PresenceBook } from './presence.ts';
import type { NoteRecord } from './record.ts';
import type { Sessions } from './sessions.ts';
import type { StaffPresence } from './staffPresence.ts';
import type { Db } from './storage/database.ts';
import type { Views } from './views.ts';
import type { Visits } from './visits.ts';
import type { WaitingRoom } from './waitingRoom.ts';

/** What the consoles' requests are answered with. */
export interface StaffServices {
  readonly db: Db;
  readonly clock: Clock;
  readonly zone: string;
  readonly origin: () => string;
  /** Those named at the hub's start. */
  readonly named: ReadonlySet<HsaId>;
  readonly views: Views;
  readonly visits: Visits;
  readonly bookings: ReturnType<typeof createBookings>;
  readonly record: NoteRecord;
  readonly sessions: Sessions;
  readonly presence: PresenceBook;
  readonly staffPresence: Pick<StaffPresence, 'isConnected'>;
  readonly waitingRoom: WaitingRoom;
  /** Tells every page again: the clinician's delay changes what all of them say. */
  readonly refreshPages: () => Promise<void>;
  readonly changed: (visit: VisitId) => Promise<void>;
  /** Ends the participant's page: its link is no longer good. */
  readonly revoked: (participant: ParticipantId) => void;
  /** Hands a signal to the participant's page, or keeps it for a moment. */
  readonly toPage: (signal: AddressedSignal) => Result<null>;
  /** Signals that came while none of the clinician's consoles was connected. */
  readonly waitingSignals: (hsaId: HsaId) => readonly AddressedSignal[];
}
