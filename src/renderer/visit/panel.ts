import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';

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

/** Closes the panel when another visit, or none, is there: what was open belongs to the one before. */
export function useClosedWithVisit(panel: Panel, visitId: VisitId | null): void {
  const first = useRef(visitId);
  useEffect(() => {
    if (first.current !== visitId && usePanel.getState().panel === panel) usePanel.getState().closePanel();
    first.current = visitId;
  }, [panel, visitId]);
}
