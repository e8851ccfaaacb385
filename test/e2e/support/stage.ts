import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { electronRuntime } from '../../../scripts/set-up/electron-runtime.mjs';
import { rememberConnections, waitForFrames } from '../../../scripts/visit/callStats.ts';
import { Clinician, type ConsoleWords } from '../../../scripts/visit/clinician.ts';
import { startConsole, temporaryDataDir } from '../../../scripts/visit/console.ts';
import type { Language } from '../../../src/shared/i18n/words.ts';
import { book, type TestBooking } from './bookings.ts';
import type { Desk } from './desk.ts';
import { linkOf } from './links.ts';
import { type PageWords, Patient } from './patient.ts';

const root = join(import.meta.dirname, '../../..');

/** How the patient's browser stands with camera and microphone. */
export type Devices = 'work' | 'refused' | 'missing';

const deviceFlags: Readonly<Record<Devices, readonly string[]>> = {
  work: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  refused: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
  missing: ['--use-fake-ui-for-media-stream'],
};

/** What a test file has running: consoles and patients' browsers. `close` ends all of it, whatever happened. */
export class Stage {
  #closers: (() => Promise<unknown>)[] = [];
  readonly #browsers = new Map<Devices, Promise<Browser>>();

  /** A data folder that goes when the stage closes. */
  async dataDir(): Promise<string> {
    const { dir, remove } = await temporaryDataDir();
    this.#closers.push(remove);
    return dir;
  }

  /** The real console, built, on a data folder of its own; the practice patient stays out. */
  async desk(
    options: {
      readonly dataDir?: string;
      readonly language?: Language | ConsoleWords;
      readonly program?: string;
    } = {},
  ): Promise<Desk> {
    const running = await startConsole({
      executable: await electronExecutable(),
      dataDir: options.dataDir ?? (await this.dataDir()),
      practicePatient: false,
      program: options.program,
    });
    this.#closers.push(running.close);
    const clinician = new Clinician(running.page, options.language ?? 'sv');
    await rememberConnections(running.page);
    await clinician.rows().first().waitFor();
    return { running, clinician };
  }

  /** The window of a console that was never started before, and that nobody has answered for. */
  async firstStart(): Promise<Page> {
    const running = await startConsole({
      executable: await electronExecutable(),
      dataDir: await this.dataDir(),
      practicePatient: false,
      start: null,
    });
    this.#closers.push(running.close);
    return running.page;
  }

  /** A patient's phone: a browser context of its own (cookies, storage), so another device than every other. */
  async patient(
    link: string,
    options: {
      readonly language?: Language | PageWords;
      readonly devices?: Devices;
      /** Run on the page before its first script. */
      readonly before?: (page: Page) => Promise<void>;
    } = {},
  ): Promise<Patient> {
    const language = options.language ?? 'en';
    const browser = await this.#browser(options.devices ?? 'work');
    const context = await browser.newContext({
      locale: language === 'en' ? 'en-GB' : 'sv-SE',
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await rememberConnections(page);
    await options.before?.(page);
    await page.goto(link);
    return new Patient(page, language);
  }

  /** Books this one at the console, who comes to the waiting room on a phone of their own and is let in: pictures arrive. */
  async inCall(
    desk: Desk,
    booking: TestBooking,
    options: { readonly before?: (page: Page) => Promise<void> } = {},
  ): Promise<Patient> {
    const { running, clinician } = desk;
    await book(running.page, [booking]);
    const patient = await this.patient(await linkOf(desk, booking.familyName), {
      language: 'sv',
      ...options,
    });
    await patient.goToWaitingRoom();
    await clinician.letIn();
    await waitForFrames(running.page, 10, 60_000);
    return patient;
  }

  async close(): Promise<void> {
    const closers = this.#closers.reverse();
    this.#closers = [];
    this.#browsers.clear();
    for (const close of closers) await close().catch((error) => console.error(String(error)));
  }

  #browser(devices: Devices): Promise<Browser> {
    const running = this.#browsers.get(devices);
    if (running !== undefined) return running;
    const launched = chromium.launch({
      executablePath: process.env.VIDI_CHROMIUM ?? '/usr/bin/chromium',
      args: [...deviceFlags[devices], '--autoplay-policy=no-user-gesture-required'],
    });
    this.#browsers.set(devices, launched);
    this.#closers.push(async () => (await launched).close());
    return launched;
  }
}

/** The runtime that set-up made. The console must be built: `npm run build`. */
export async function electronExecutable(): Promise<string> {
  if (!existsSync(join(root, 'out/main/app.js')))
    throw new Error('The console is not built. Run npm run build, then start again.');
  return (await electronRuntime()).executable;
}
