import type { App, BrowserWindow, PowerMonitor } from 'electron';
import type { ClosingAnswer, ClosingPage } from './closingPage.ts';
import { errorFields, log } from './log.ts';
import type { MainWindow } from './mainWindow.ts';

/**
 * Whether a quit that we have not begun is a person's. On macOS the menu quits; elsewhere a person closes the window, and
 * such a quit is a signal of the system that shuts down or of the terminal: Electron takes those before any listener.
 */
const personQuits = process.platform === 'darwin';

/**
 * The way out. A person who closes is asked where something would be lost, and may stay; a system that shuts down is not
 * kept waiting by a question. Either way text is written, calls are ended so that the patient is told, and all is stopped.
 */
export class Leaving {
  readonly #window: MainWindow;
  readonly #closing: ClosingPage;
  readonly #asks: (window: BrowserWindow, answer: ClosingAnswer) => Promise<boolean>;
  readonly #goodbye: () => Promise<void>;
  readonly #stop: () => Promise<void>;
  #exit: () => void = () => undefined;
  #quit: () => void = () => undefined;
  /** Done on the way out, where it is gone; forgotten where somebody stays. */
  #last: (() => void) | null = null;
  #ending = false;
  #tellEnding: (mayClose: true) => void = () => undefined;
  /** A question that stands when the system shuts down is answered by it. */
  readonly #systemEnded = new Promise<true>((resolve) => {
    this.#tellEnding = resolve;
  });
  #stopping = false;

  constructor(options: {
    readonly window: MainWindow;
    readonly closing: ClosingPage;
    /** Asks the one who closes; false: stay. */
    readonly asks: (window: BrowserWindow, answer: ClosingAnswer) => Promise<boolean>;
    /** Tells the hub that this console goes, and waits until a patient's page knows why its call ends. Bounded. */
    readonly goodbye: () => Promise<void>;
    /** Ends everything behind the window. */
    readonly stop: () => Promise<void>;
  }) {
    this.#window = options.window;
    this.#closing = options.closing;
    this.#asks = options.asks;
    this.#goodbye = options.goodbye;
    this.#stop = options.stop;
  }

  /** Holds every way of quitting until all is written and stopped. */
  follow(app: App, power: PowerMonitor): void {
    this.#exit = () => app.exit(0);
    this.#quit = () => app.quit();
    app.on('before-quit', (event) => {
      event.preventDefault();
      if (personQuits || this.#last !== null) void this.#go();
      else this.systemEnds();
    });
    power.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      this.systemEnds();
    });
  }

  /** Leaves as by the window's own button; `last` is done just before the end. */
  leave(last: () => void): void {
    this.#last = last;
    this.#quit();
  }

  /** The system shuts down, or ends the program: nothing is asked, not even what is being asked now. */
  systemEnds(): void {
    this.#ending = true;
    this.#last = null;
    this.#tellEnding(true);
    void this.#go();
  }

  /** Whether the window may close: the page has written what is typed and, where it is decided, ended its calls. */
  async mayClose(window: BrowserWindow): Promise<boolean> {
    if (!this.#ending) {
      const answer = await this.#closing.ask(false);
      if (!(await Promise.race([this.#asks(window, answer), this.#systemEnded]))) return false;
      if (answer.openVisit === null) return true;
    }
    await this.#goodbye();
    await this.#closing.ask(true);
    return true;
  }

  async #go(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    try {
      if (!(await this.#window.closeNow())) {
        this.#last = null;
        this.#stopping = false;
        return;
      }
      await this.#stop();
    } catch (error) {
      log('not stopped cleanly', errorFields(error));
    }
    this.#last?.();
    this.#exit();
  }
}
