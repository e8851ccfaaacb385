import { openSeatDialog } from '../features/session/seatDialog.ts';
import { useAction } from '../keys/actions.ts';
import { useChord } from '../keys/useChord.ts';
import { lockNow } from './locking.ts';

/** Lock, switch and sign out from wherever one is. Signing out goes by the dialog too: it says what stands in the way. */
export function useSeatActions(): void {
  useChord('session.lock', () => void lockNow());
  useAction('session.switch', () => openSeatDialog());
  useAction('session.signOut', () => openSeatDialog());
}
