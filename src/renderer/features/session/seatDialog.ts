import { create } from 'zustand';
import type { Refusal } from '../../../shared/domain/refusal.ts';

interface SeatDialogStore {
  readonly isOpen: boolean;
  /** Why what was asked for outside of the dialog was not done. */
  readonly refusal: Refusal | null;
}

/** The one dialog of who sits here. */
export const useSeatDialog = create<SeatDialogStore>()(() => ({ isOpen: false, refusal: null }));

/** Opens it, also to say why something was not done. */
export function openSeatDialog(refusal: Refusal | null = null): void {
  useSeatDialog.setState({ isOpen: true, refusal });
}

export function closeSeatDialog(): void {
  useSeatDialog.setState({ isOpen: false, refusal: null });
}
