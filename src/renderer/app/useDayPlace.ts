import { useViewportSize } from '@mantine/hooks';
import { useState } from 'react';
import { changeSettings, useSettings } from '../ipc/session.ts';
import { useChord } from '../keys/useChord.ts';
import { type DayShape, dayShape, isKeptAsSetting } from './widths.ts';

export interface DayPlace {
  readonly shape: DayShape;
  readonly drawerOpen: boolean;
  readonly closeDrawer: () => void;
  /** Folds or unfolds; in small windows opens the drawer. Alt D. */
  readonly toggle: () => void;
  /** Raised each time the search is asked for. Ctrl F. */
  readonly searchAsked: number;
}

/** How the day is shown, and the two chords that move it. */
export function useDayPlace(inVisit: boolean): DayPlace {
  const { width } = useViewportSize();
  const { railOpen } = useSettings();
  const [wish, setWish] = useState<{ readonly inVisit: boolean; readonly shape: 'column' | 'rail' } | null>(
    null,
  );
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [searchAsked, setSearchAsked] = useState(0);
  // A wish holds until the view changes between the day and a visit.
  const asked = wish?.inVisit === inVisit ? wish.shape : null;
  const shape = dayShape({ width: width || 1440, inVisit, staysOpen: railOpen, asked });

  const toggle = () => {
    if (shape === 'button') {
      setDrawerOpen(!drawerOpen);
      return;
    }
    const next = shape === 'rail' ? 'column' : 'rail';
    setWish({ inVisit, shape: next });
    if (isKeptAsSetting(width, inVisit)) void changeSettings({ railOpen: next === 'column' });
  };
  useChord('day.toggle', toggle);
  useChord('queue.search', () => {
    if (shape === 'button') setDrawerOpen(true);
    else if (shape === 'rail') setWish({ inVisit, shape: 'column' });
    setSearchAsked(searchAsked + 1);
  });
  return {
    shape,
    drawerOpen: shape === 'button' && drawerOpen,
    closeDrawer: () => setDrawerOpen(false),
    toggle,
    searchAsked,
  };
}
