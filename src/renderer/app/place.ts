import { create } from 'zustand';

/** Which of the window's places is in front: the visits (day and visit), or the settings over them. */
interface PlaceStore {
  readonly place: 'visits' | 'settings';
  /** Raised each time the list of keys is asked for; 0: the settings begin at their top. */
  readonly keysAsked: number;
  readonly toggleSettings: () => void;
  /** Opens the settings at the list of keys. */
  readonly showKeys: () => void;
}

export const usePlace = create<PlaceStore>()((set) => ({
  place: 'visits',
  keysAsked: 0,
  toggleSettings: () =>
    set(({ place }) => ({ place: place === 'settings' ? 'visits' : 'settings', keysAsked: 0 })),
  showKeys: () => set(({ keysAsked }) => ({ place: 'settings', keysAsked: keysAsked + 1 })),
}));
