import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaffRequests } from '../shared/contracts/hub.ts';
import type { QueueRow } from '../shared/contracts/visit.ts';
import type { Result } from '../shared/domain/refusal.ts';
import { type Clock, localDateOf } from '../shared/domain/time.ts';
import type { HubAnswer, HubPayload } from './hubClient.ts';
import { log } from './log.ts';
import type { PracticeClinic } from './persona.ts';
import type { Places } from './places.ts';
import { bookingsAround, needsNewDay, type PracticeDay, practiceDay } from './practiceDay.ts';
import { PracticePatient } from './practicePatient.ts';
import { readResource } from './resources.ts';

/** How often it is asked whether midnight has passed at the clinic, in ms. */
const dateMs = 60_000;

/** Asks the hub as the one who sits here. */
export type Ask = <N extends keyof StaffRequests>(
  type: N,
  payload: HubPayload<N>,
) => Promise<Result<HubAnswer<N>>>;

/** The practice clinic: a day to practise on, booked through the hub like any other, and a patient who comes. */
export class Practice {
  readonly #day: PracticeDay;
  readonly #clinic: PracticeClinic;
  readonly #clock: Clock;
  readonly #ask: Ask;
  readonly #patient: PracticePatient | null;
  readonly #timer: ReturnType<typeof setInterval>;
  /** The clinic's date for which a day has been prepared. */
  #date: string | null = null;

  private constructor(
    day: PracticeDay,
    clinic: PracticeClinic,
    clock: Clock,
    ask: Ask,
    patient: PracticePatient | null,
  ) {
    this.#day = day;
    this.#clinic = clinic;
    this.#clock = clock;
    this.#ask = ask;
    this.#patient = patient;
    this.#timer = setInterval(() => {
      if (this.#date !== null && this.#date !== this.#today()) void this.prepare();
    }, dateMs);
    this.#timer.unref?.();
  }

  /** Reads the day; `withPatient` false leaves the window out (tests with a patient of their own, the bench). */
  static async read(options: {
    readonly places: Places;
    readonly clinic: PracticeClinic;
    readonly clock: Clock;
    readonly ask: Ask;
    readonly withPatient: boolean;
  }): Promise<Practice> {
    const { places, clock, ask } = options;
    const day = await readResource(join(places.resources, 'practice', 'day.json'), practiceDay);
    const patient = options.withPatient
      ? new PracticePatient({
          day,
          script: await readFile(places.practiceScript, 'utf8'),
          preload: places.practicePreload,
          clock,
          links: {
            make: (visitId) => ask('link.make', { visitId }),
            revoke: (visitId) => ask('link.revoke', { visitId }),
          },
        })
      : null;
    patient?.start();
    return new Practice(day, options.clinic, clock, ask, patient);
  }

  /**
   * At each connection, and when midnight has passed: books a new day for each of the staff who has nobody left to
   * practise on, and lets the patient see it.
   */
  async prepare(): Promise<void> {
    let today = await this.#ask('day.open', { date: null });
    const rows = today.ok ? this.#missing(today.value.rows) : [];
    if (rows.length > 0) {
      const report = await this.#ask('bookings.import', { rows: [...rows] });
      if (!report.ok) log('practice day refused', { code: report.refusal.code });
      else log('practice day booked', { added: report.value.added, refused: report.value.refused.length });
      today = await this.#ask('day.open', { date: null });
    }
    if (!today.ok) return;
    this.#date = today.value.date;
    this.#patient?.see(today.value.rows);
  }

  /** One row has changed. */
  seeRow(row: QueueRow): void {
    this.#patient?.seeRow(row);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#patient?.stop();
  }

  #missing(rows: readonly QueueRow[]): readonly unknown[] {
    const { staff, clinic } = this.#clinic;
    const now = this.#clock();
    return staff.flatMap(({ name, hsaId }, place) =>
      needsNewDay(rows, name, now, clinic.zone)
        ? bookingsAround(this.#day, now, clinic.zone, place, hsaId)
        : [],
    );
  }

  #today(): string {
    return localDateOf(this.#clock(), this.#clinic.clinic.zone);
  }
}
