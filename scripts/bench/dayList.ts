import { type Instant, localDateOf } from '../../src/shared/domain/time.ts';

/** Published test numbers only (Skatteverket's range for tests). */
const people = [
  ['191212121212', 'Tolvan', 'Tolvansson'],
  ['196002149802', 'Britta', 'Testsson'],
  ['196809119800', 'Karin', 'Provberg'],
  ['198805229807', 'Johan', 'Exempel'],
  ['199508099802', 'Amina', 'Övning'],
] as const;

const mostApartMs = 6 * 60_000;
/** What all bookings together may take of a day, the shortest one of the year included. */
const dayMs = 20 * 3_600_000;

/** A day list of `count` bookings for one clinician, spread over the calendar day of `now` in `zone`. */
export function dayList(
  count: number,
  clinicianHsaId: string,
  now: Instant,
  zone: string,
): readonly object[] {
  const first = startOfDay(now, zone);
  const apartMs = Math.min(mostApartMs, Math.floor(dayMs / count / 1_000) * 1_000);
  return Array.from({ length: count }, (_, index) => {
    const [patientNumber, givenName, familyName] = people[index % people.length] ?? people[0];
    const start = first + index * apartMs;
    return {
      start: new Date(start).toISOString(),
      end: new Date(start + apartMs).toISOString(),
      clinicianHsaId,
      profession: 'doctor',
      patientNumber,
      givenName,
      familyName,
      reason: `Mätning ${index + 1}`,
    };
  });
}

/** The first whole minute of the calendar day of `now` in `zone`. */
function startOfDay(now: Instant, zone: string): number {
  const today = localDateOf(now, zone);
  let at = Math.floor(now / 60_000) * 60_000;
  for (const step of [3_600_000, 60_000])
    while (localDateOf((at - step) as Instant, zone) === today) at -= step;
  return at;
}
