import type { Chapter } from './screen.ts';
import { beforeTheVisit } from './screens/beforeTheVisit.ts';
import { dayAndSettings } from './screens/dayAndSettings.ts';
import { endings } from './screens/endings.ts';
import { identifying } from './screens/identifying.ts';
import { lostConnection } from './screens/lostConnection.ts';
import { theVisit } from './screens/theVisit.ts';
import { together } from './screens/together.ts';
import { whoSitsHere } from './screens/whoSitsHere.ts';

/** All that is pictured, in this order. The connection is lost last: nothing needs it then. */
export const chapters: Readonly<Record<string, Chapter>> = {
  beforeTheVisit,
  theVisit,
  together,
  identifying,
  endings,
  dayAndSettings,
  whoSitsHere,
  lostConnection,
};
