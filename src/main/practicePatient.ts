import { BrowserWindow, type IpcMainEvent, ipcMain, session } from 'electron';
import type { QueueRow } from '../shared/contracts/visit.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import type { Result } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { errorFields, log } from './log.ts';
import { allowOrigin } from './navigation.ts';
import { guardPermissions, originOf } from './permissions.ts';
import { type PracticeDay, type PracticePerson, personFor } from './practiceDay.ts';
import { isOver, leftBehind, nextVisit } from './practiceTurn.ts';

/** The practice patient looks for a visit whose time has come this often, in ms. */
const lookMs = 15_000;
/** After Finish the patient stays this long, in ms, should the call be opened again. */
const stayMs = 60_000;

const permissions: ReadonlySet<string> = new Set([
  'media',
  'fullscreen',
  'speaker-selection',
  'screen-wake-lock',
]);

/** What the practice patient asks of the hub, through the console's session like any member of staff. */
export interface PracticeLinks {
  make(visitId: VisitId): Promise<Result<{ url: string }>>;
  revoke(visitId: VisitId): Promise<Result<object>>;
}

/**
 * The practice patient: a window that is never shown, in a session of its own, which opens the real patient page with
 * the real link, and whose preload puts a drawn camera and hands into it. One visit at a time.
 */
export class PracticePatient {
  readonly #day: PracticeDay;
  readonly #script: string;
  readonly #preload: string;
  readonly #clock: Clock;
  readonly #links: PracticeLinks;
  readonly #rows = new Map<VisitId, QueueRow>();
  #window: BrowserWindow | null = null;
  #visitId: VisitId | null = null;
  #person: PracticePerson | null = null;
  #origin = '';
  #looking = false;
  #stopped = false;
  /** The whole day has been seen: rows that come one by one before that are no choice yet. */
  #seen = false;
  #timer: ReturnType<typeof setInterval> | null = null;
  #leaving: ReturnType<typeof setTimeout> | null = null;

  constructor(options: {
    readonly day: PracticeDay;
    /** Source of the camera and hands (`out/practice/patient.js`). */
    readonly script: string;
    readonly preload: string;
    readonly clock: Clock;
    readonly links: PracticeLinks;
  }) {
    this.#day = options.day;
    this.#script = options.script;
    this.#preload = options.preload;
    this.#clock = options.clock;
    this.#links = options.links;
  }

  start(): void {
    const own = session.fromPartition('practice-patient');
    own.setUserAgent(own.getUserAgent(), 'sv-SE,sv');
    guardPermissions(own, { origin: () => this.#origin, permissions });
    ipcMain.on('practice-script', this.#giveScript);
    ipcMain.on('practice-person', this.#givePerson);
    this.#timer = setInterval(() => void this.#look(), lookMs);
    this.#timer.unref?.();
  }

  /** The day as it is now, whole. */
  see(rows: readonly QueueRow[]): void {
    this.#rows.clear();
    for (const row of rows) this.#rows.set(row.visitId, row);
    this.#seen = true;
    this.#turn();
  }

  /** One row has changed. */
  seeRow(row: QueueRow): void {
    this.#rows.set(row.visitId, row);
    this.#turn();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stopped = true;
    ipcMain.off('practice-script', this.#giveScript);
    ipcMain.off('practice-person', this.#givePerson);
    this.#leave();
  }

  readonly #giveScript = (event: IpcMainEvent) => {
    event.returnValue = this.#isPage(event) ? this.#script : null;
  };

  readonly #givePerson = (event: IpcMainEvent) => {
    event.returnValue = this.#isPage(event) ? this.#person : null;
  };

  /** Only the patient page itself, in the top frame of the one window. */
  #isPage(event: IpcMainEvent): boolean {
    const frame = event.senderFrame;
    return (
      event.sender === this.#window?.webContents &&
      frame === event.sender.mainFrame &&
      originOf(frame.url) === this.#origin
    );
  }

  #turn(): void {
    const current = this.#visitId === null ? undefined : this.#rows.get(this.#visitId);
    if (current === undefined) {
      void this.#look();
      return;
    }
    const over = isOver(current);
    if (over === 'no') {
      if (this.#leaving !== null) clearTimeout(this.#leaving);
      this.#leaving = null;
      return;
    }
    if (over === 'now') {
      this.#leave();
      void this.#look();
      return;
    }
    this.#leaving ??= setTimeout(() => {
      this.#leave();
      void this.#look();
    }, stayMs);
  }

  async #look(): Promise<void> {
    if (this.#visitId !== null || this.#looking || !this.#seen || this.#stopped) return;
    const row = nextVisit([...this.#rows.values()], this.#clock());
    const person = row === null ? null : personFor(this.#day, row);
    if (row === null || person === null) return;
    this.#looking = true;
    // After a restart this is another browser than the one that had come: its place is made free first.
    if (leftBehind(row)) await this.#links.revoke(row.visitId);
    const link = await this.#links.make(row.visitId);
    this.#looking = false;
    // The one who sat here has left while the link was made.
    if (this.#stopped) return;
    if (!link.ok) {
      log('practice link refused', { code: link.refusal.code });
      return;
    }
    this.#visitId = row.visitId;
    this.#person = person;
    this.#open(link.value.url);
  }

  #open(url: string): void {
    this.#origin = originOf(url);
    const window = new BrowserWindow({
      show: false,
      width: 390,
      height: 844,
      title: 'Vidi',
      skipTaskbar: true,
      webPreferences: {
        partition: 'practice-patient',
        preload: this.#preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    this.#window = window;
    window.webContents.setAudioMuted(true);
    allowOrigin(window.webContents, this.#origin);
    window.webContents.on('render-process-gone', (_event, details) => {
      log('practice page gone', { reason: details.reason });
      if (!window.isDestroyed()) setTimeout(() => window.isDestroyed() || window.webContents.reload(), 500);
    });
    window.webContents.on('did-fail-load', (_event, code, _text, _url, mainFrame) => {
      // The connection was away: the page comes when it is back.
      if (mainFrame && code !== -3)
        setTimeout(() => window.isDestroyed() || window.webContents.reload(), 1_000);
    });
    window.loadURL(url).catch((error: unknown) => log('practice page not loaded', errorFields(error)));
    log('practice patient comes');
  }

  #leave(): void {
    if (this.#leaving !== null) clearTimeout(this.#leaving);
    this.#leaving = null;
    this.#visitId = null;
    this.#person = null;
    const window = this.#window;
    this.#window = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }
}
