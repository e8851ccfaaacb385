import type { Page } from 'playwright';
import type { Side } from './sizes.ts';
import type { Studio } from './studio.ts';

/** One screen that is pictured: how it is brought up, and put away again. */
export interface Screen {
  readonly name: string;
  readonly of: Side;
  /** Brings it up, and says on which page it is. */
  readonly show: () => Promise<Page>;
  readonly hide?: () => Promise<unknown>;
  /** What comes after it needs it to have happened: it is shown also when it is not asked for. */
  readonly onward?: true;
}

/** Something that is done on the way, without a picture. */
export interface Step {
  readonly step: () => Promise<unknown>;
}

/** Screens in the order in which one comes to them, from the day at rest. Another screen is one more entry. */
export type Chapter = (studio: Studio) => readonly (Screen | Step)[];

export const isScreen = (entry: Screen | Step): entry is Screen => 'name' in entry;
