import type { PatientView } from '../shared/contracts/hub.ts';

/** Further from the visit than this nobody is awaited, and a knock would only disturb. Milliseconds. */
const nearMs = 12 * 3_600_000;

/** Whether one may knock now: outside the join window, on the day of the visit. `now` is the hub's time. */
export function mayKnock(view: PatientView, now: number): boolean {
  if (view.stage !== 'booked') return false;
  switch (view.power) {
    case 'test':
      return view.start - now <= nearMs;
    case 'over':
      return now - view.end <= nearMs;
    case 'join':
      return false;
  }
}
