import type { Browser } from 'playwright';
import { rememberConnections } from '../../../scripts/visit/callStats.ts';
import { Clinician } from '../../../scripts/visit/clinician.ts';
import { startConsole, temporaryDataDir } from '../../../scripts/visit/console.ts';
import { saying } from '../../../scripts/visit/words.ts';
import { type ClinicHub, type StaffNamed, startClinicHub } from './clinicHub.ts';
import type { Desk } from './desk.ts';
import { Patient } from './patient.ts';
import { electronExecutable } from './stage.ts';
import { trustingBrowser } from './trustingBrowser.ts';

const passphrase = 'blå cykel i november';

/** A clinic with a hub of its own, and what a test has running there. `close` ends all of it, whatever happened. */
export class ClinicStage {
  readonly hub: ClinicHub;
  readonly #patients: Browser;
  readonly #closers: (() => Promise<unknown>)[];

  private constructor(hub: ClinicHub, patients: Browser, closers: (() => Promise<unknown>)[]) {
    this.hub = hub;
    this.#patients = patients;
    this.#closers = closers;
  }

  static async open(): Promise<ClinicStage> {
    const closers: (() => Promise<unknown>)[] = [];
    try {
      const [hubFolder, home] = [await temporaryDataDir(), await temporaryDataDir()];
      closers.push(hubFolder.remove, home.remove);
      const hub = await startClinicHub(hubFolder.dir);
      closers.push(hub.stop);
      const patients = await trustingBrowser(home.dir, hub.authority);
      closers.push(() => patients.close());
      return new ClinicStage(hub, patients, closers);
    } catch (error) {
      await closeAll(closers);
      throw error;
    }
  }

  /** A console on a data folder of its own, enrolled through its window with a line of this member's, and signed in. */
  async desk(member: StaffNamed): Promise<Desk> {
    const line = await this.hub.line(member);
    const { dir, remove } = await temporaryDataDir();
    this.#closers.push(remove);
    const running = await startConsole({
      executable: await electronExecutable(),
      dataDir: dir,
      practicePatient: false,
      start: null,
    });
    this.#closers.push(running.close);
    const { page } = running;
    await rememberConnections(page);
    const clinician = new Clinician(page, 'sv');
    const { session } = clinician.words;
    await page.getByRole('button', { name: saying(session.welcome.clinic) }).click();
    await page.getByLabel(session.enrol.line).fill(line);
    await page.getByLabel(session.choose.first.passphrase).fill(passphrase);
    await page.getByLabel(session.choose.again.passphrase).fill(passphrase);
    await clinician.button(session.enrol.do).click();
    await page.getByLabel(session.secret.passphrase, { exact: true }).fill(passphrase);
    await clinician.button(session.signIn.signIn).click();
    await clinician.button(clinician.words.app.settings).waitFor();
    return { running, clinician };
  }

  /** A patient's phone, which trusts the hub's certificate as any other. */
  async patient(link: string): Promise<Patient> {
    const context = await this.#patients.newContext({
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await rememberConnections(page);
    await page.goto(link);
    return new Patient(page, 'en');
  }

  close(): Promise<void> {
    return closeAll(this.#closers);
  }
}

async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.splice(0).reverse())
    await close().catch((error: unknown) => console.error(String(error)));
}
