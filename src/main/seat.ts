import type { Profile } from './profiles.ts';
import type { Work } from './work.ts';

/** Who sits here: nobody, a clinician, or a clinician whose profile is locked. */
export type Seat =
  | { readonly state: 'welcome' | 'signedOut' }
  | { readonly state: 'open' | 'locked'; readonly profile: Profile; readonly work: Work };
