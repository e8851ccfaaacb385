import { flushSync } from 'react-dom';
import { create } from 'zustand';

interface PaletteStore {
  readonly open: boolean;
  readonly toggle: () => void;
  /** Closes, and gives the focus back to where it was. */
  readonly close: () => void;
}

let cameFrom: Element | null = null;

/** Whether the palette is open. It does not open over a dialog that asks for an answer first. */
export const usePalette = create<PaletteStore>()((set, get) => ({
  open: false,
  toggle: () => {
    if (get().open) {
      get().close();
      return;
    }
    if (document.querySelector('[aria-modal="true"]') !== null) return;
    cameFrom = document.activeElement;
    set({ open: true });
  },
  close: () => {
    // Drawn at once: what waited under it can take the focus only when it is there again.
    flushSync(() => set({ open: false }));
    if (cameFrom instanceof HTMLElement) cameFrom.focus();
    cameFrom = null;
  },
}));
