import { type Instant, localDateOf, wallClock } from '../../../shared/domain/time.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useDateWords } from '../../visit/useDateWords.ts';

/** A visit's time of day, and its day in words where that is another than today. */
export function useWhen(start: Instant): { readonly time: string; readonly day: string | null } {
  const { zone } = useAbout().clinic;
  const today = localDateOf(useNow(60_000), zone);
  const date = localDateOf(start, zone);
  const day = useDateWords(date);
  return { time: wallClock(start, zone), day: date === today ? null : day };
}
