import { create } from 'zustand';

/** Which of the window's places is in front: the visits (day and visit), or the settings over them. */
interface PlaceStore {
  readonly place: 'visits' | 'settings';
  readonly toggleSettings: () => void;
}

export const usePlace = create<PlaceStore>()((set) => ({
  place: 'visits',
  toggleSettings: () => set(({ place }) => ({ place: place === 'settings' ? 'visits' : 'settings' })),
}));
