import { create } from 'zustand';

/** Whether the form for one booking by hand is open; the app draws it, so that any feature may open it. */
export const useBookIn = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function openBookIn(): void {
  useBookIn.setState({ isOpen: true });
}

export function closeBookIn(): void {
  useBookIn.setState({ isOpen: false });
}
