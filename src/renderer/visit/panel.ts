import { create } from 'zustand';

/** What lies open over the head of the note: one place, never two at once (screens/README.md, rule 3). */
type Panel = 'identity' | 'room';

interface PanelStore {
  readonly panel: Panel | null;
  /** Opens, remembering where the focus was. */
  readonly openPanel: (panel: Panel) => void;
  /** Closes, and gives the focus back to where it was. */
  readonly closePanel: () => void;
}

let cameFrom: Element | null = null;

export const usePanel = create<PanelStore>()((set) => ({
  panel: null,
  openPanel: (panel) => {
    cameFrom = document.activeElement;
    set({ panel });
  },
  closePanel: () => {
    set({ panel: null });
    if (cameFrom instanceof HTMLElement) cameFrom.focus();
    cameFrom = null;
  },
}));
