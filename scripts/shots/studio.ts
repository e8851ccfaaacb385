import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import type { VidiApi } from '../../src/shared/contracts/ipc.ts';
import type { QueueRow } from '../../src/shared/contracts/visit.ts';
import { consoleWords } from '../../src/shared/i18n/console.ts';
import type { Language } from '../../src/shared/i18n/words.ts';
import { book, type TestBooking } from '../../test/e2e/support/bookings.ts';
import type { Desk } from '../../test/e2e/support/desk.ts';
import { speak } from '../../test/e2e/support/language.ts';
import { linkWithoutOpening } from '../../test/e2e/support/links.ts';
import { Patient } from '../../test/e2e/support/patient.ts';
import { rememberConnections } from '../visit/callStats.ts';
import { Clinician } from '../visit/clinician.ts';
import { startConsole, temporaryDataDir } from '../visit/console.ts';
import { writeDrawnCamera } from '../visit/drawnCamera.ts';

/** How long anything is waited for: pictures are made beside other work, on small machines too. */
const patienceMs = 60_000;

/** A phone that is not quite like the others. */
export interface PhoneOptions {
  /** The camera is not allowed. */
  readonly refuses?: true;
  readonly userAgent?: string;
  /** Runs in the page before anything else. */
  readonly before?: string;
}

/** One console and the phones of its patients, in one language. */
export class Studio {
  readonly language: Language;
  readonly desk: Desk;
  readonly #executable: string;
  readonly #dir: string;
  readonly #browsers = new Map<string, Promise<Browser>>();
  readonly #closers: (() => Promise<unknown>)[];

  private constructor(
    language: Language,
    executable: string,
    desk: Desk,
    dir: string,
    closers: (() => Promise<unknown>)[],
  ) {
    this.#executable = executable;
    this.language = language;
    this.desk = desk;
    this.#dir = dir;
    this.#closers = closers;
  }

  static async open(language: Language, executable: string): Promise<Studio> {
    const { dir, remove } = await temporaryDataDir();
    const closers: (() => Promise<unknown>)[] = [remove];
    try {
      await writeDrawnCamera(cameraIn(dir));
      const running = await startConsole({
        executable,
        dataDir: dir,
        practicePatient: false,
        args: [`--use-file-for-fake-video-capture=${cameraIn(dir)}`],
      });
      closers.unshift(running.close);
      const { page } = running;
      page.setDefaultTimeout(patienceMs);
      await page.setViewportSize({ width: 1440, height: 900 });
      await rememberConnections(page);
      const clinician = new Clinician(page, 'sv');
      await clinician.rows().first().waitFor();
      const desk = await speak({ running, clinician }, language);
      return new Studio(language, executable, desk, dir, closers);
    } catch (error) {
      await closeAll(closers);
      throw error;
    }
  }

  get page(): Page {
    return this.desk.running.page;
  }

  /** Books a visit and gives its link. */
  async booked(booking: TestBooking): Promise<string> {
    await book(this.page, [booking]);
    return linkWithoutOpening(this.desk, booking);
  }

  /** Opens a link on a phone of its own. */
  async phone(link: string, options: PhoneOptions = {}): Promise<Patient> {
    const browser = await this.#browser(options.refuses === true);
    const context = await browser.newContext({
      locale: this.language === 'sv' ? 'sv-SE' : 'en-GB',
      viewport: { width: 390, height: 844 },
      ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    });
    if (options.before !== undefined) await context.addInitScript(options.before);
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    await rememberConnections(page);
    await page.goto(link);
    return new Patient(page, this.language);
  }

  /** Another console, on a computer that has never had one; its own language until another is chosen. */
  async firstStart(): Promise<Page> {
    const { dir, remove } = await temporaryDataDir();
    const running = await startConsole({
      executable: this.#executable,
      dataDir: dir,
      practicePatient: false,
      start: null,
    });
    this.#closers.unshift(running.close, remove);
    const { page } = running;
    page.setDefaultTimeout(patienceMs);
    const { welcome, otherLanguage } = consoleWords.sv.session;
    await page.getByRole('heading', { name: welcome.title }).waitFor();
    if (this.language !== 'sv') await page.getByRole('button', { name: otherLanguage }).click();
    return page;
  }

  /** Brings the console back to the day at rest, and puts the phones away: what runs on takes of the machine. */
  async toTheDay(): Promise<void> {
    for (const launched of this.#browsers.values())
      for (const context of (await launched).contexts()) await context.close();
    await this.page.keyboard.press('Escape');
    await this.desk.clinician.rows().first().waitFor();
  }

  /** The row of a booking, as the hub has it now. */
  async row(booking: TestBooking): Promise<QueueRow> {
    const found = await this.page.evaluate(async (familyName) => {
      const { vidi } = window as unknown as { vidi: VidiApi };
      const day = await vidi.request('day.open', { date: null });
      return day.ok ? (day.value.rows.find((row) => row.familyName === familyName) ?? null) : null;
    }, booking.familyName);
    if (found === null) throw new Error('that visit is not booked today');
    return found;
  }

  /** A command as the window gives it, for what has no picture on the way. */
  async command(booking: TestBooking, command: object): Promise<void> {
    const row = await this.row(booking);
    const refused = await this.page.evaluate(
      async ({ visitId, expectedSeq, given }) => {
        const { vidi } = window as unknown as { vidi: VidiApi };
        const answer = await vidi.request('visit.command', { visitId, expectedSeq, command: given as never });
        return answer.ok ? null : answer.refusal.code;
      },
      { visitId: row.visitId, expectedSeq: row.seq, given: command },
    );
    if (refused !== null) throw new Error(`refused: ${refused}`);
  }

  close(): Promise<void> {
    return closeAll(this.#closers);
  }

  #browser(refuses: boolean): Promise<Browser> {
    const key = String(refuses);
    const running = this.#browsers.get(key);
    if (running !== undefined) return running;
    const launched = chromium.launch({
      executablePath: process.env.VIDI_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${cameraIn(this.#dir)}`,
        refuses ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    this.#browsers.set(key, launched);
    this.#closers.unshift(async () => (await launched).close());
    return launched;
  }
}

const cameraIn = (dir: string) => join(dir, 'camera.y4m');

async function closeAll(closers: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers) await close().catch((error: unknown) => console.error(String(error)));
}
