import { BrowserWindow, type Session, screen } from 'electron';
import type { IpcEvent } from '../shared/contracts/ipc.ts';
import { appOrigin, appUrl } from './appOrigin.ts';
import { errorFields, log } from './log.ts';
import { allowOrigin } from './navigation.ts';
import type { WindowPlace } from './settings.ts';
import { isInSight, leastSize, placeFor } from './windowPlace.ts';

/** The channel of main's events; preload listens to it, nobody else knows it. */
const eventChannel = 'vidi-event';
/** A page that crashes again within this time, in ms, is not loaded again: it would crash for ever. */
const crashLoopMs = 2_000;

/** The one window. Its title is the program's name and never anything else. */
export class MainWindow {
  readonly #window: BrowserWindow;
  readonly #keepPlace: (place: WindowPlace) => void;
  /** Lets the page write what is typed. False: some of it would be lost, and somebody chose to stay. */
  readonly #beforeClose: (window: BrowserWindow) => Promise<boolean>;
  #closing: Promise<boolean> | null = null;
  #loadedAt = 0;

  constructor(options: {
    readonly session: Session;
    readonly preload: string;
    readonly icon: string;
    readonly place: WindowPlace | null;
    readonly keepPlace: (place: WindowPlace) => void;
    readonly beforeClose: (window: BrowserWindow) => Promise<boolean>;
    readonly onLoad: () => void;
    readonly onClosed: () => void;
    /** Windows ends the session of whoever is signed in to the computer. */
    readonly onSystemEnds: () => void;
  }) {
    this.#keepPlace = options.keepPlace;
    this.#beforeClose = options.beforeClose;
    const { bounds, maximized } = placeFor(options.place, workAreas());
    const window = new BrowserWindow({
      ...bounds,
      minWidth: leastSize.width,
      minHeight: leastSize.height,
      title: 'Vidi',
      show: false,
      autoHideMenuBar: true,
      icon: options.icon,
      webPreferences: {
        session: options.session,
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        backgroundThrottling: false,
        spellcheck: false,
        webviewTag: false,
      },
    });
    this.#window = window;
    allowOrigin(window.webContents, appOrigin);
    if (maximized) window.maximize();
    // A display that goes, or is set otherwise, may leave the window where nobody sees it: not every system moves it.
    const stayInSight = () => this.#stayInSight();
    screen.on('display-removed', stayInSight);
    screen.on('display-metrics-changed', stayInSight);
    window.once('closed', () => {
      screen.off('display-removed', stayInSight);
      screen.off('display-metrics-changed', stayInSight);
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => this.#onClose(event));
    window.once('closed', options.onClosed);
    window.on('session-end', options.onSystemEnds);
    window.webContents.on('did-finish-load', options.onLoad);
    window.webContents.on('render-process-gone', (_event, details) => this.#onCrash(details.reason));
    window.webContents.on('unresponsive', () => log('page unresponsive'));
  }

  load(): void {
    this.#loadedAt = Date.now();
    this.#window.loadURL(appUrl).catch((error: unknown) => log('page not loaded', errorFields(error)));
  }

  send(event: IpcEvent): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.send(eventChannel, event);
  }

  focus(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  setFullScreen(on: boolean): void {
    this.#window.setFullScreen(on);
  }

  /** Closes after the page has written what is typed. False when somebody chose to stay rather than to lose text. */
  closeNow(): Promise<boolean> {
    this.#closing ??= this.#writeAndDestroy().then((gone) => {
      if (!gone) this.#closing = null;
      return gone;
    });
    return this.#closing;
  }

  #stayInSight(): void {
    if (this.#window.isMinimized() || isInSight(this.#window.getBounds(), workAreas())) return;
    const { width, height } = placeFor(null, workAreas()).bounds;
    if (width !== undefined && height !== undefined) this.#window.setSize(width, height);
    this.#window.center();
    log('window brought back in sight');
  }

  #onClose(event: { preventDefault(): void }): void {
    event.preventDefault();
    void this.closeNow();
  }

  async #writeAndDestroy(): Promise<boolean> {
    if (this.#window.isDestroyed()) return true;
    const { x, y, width, height } = this.#window.getNormalBounds();
    this.#keepPlace({ x, y, width, height, maximized: this.#window.isMaximized() });
    if (!this.#window.webContents.isCrashed() && !(await this.#beforeClose(this.#window))) return false;
    if (!this.#window.isDestroyed()) this.#window.destroy();
    return true;
  }

  #onCrash(reason: string): void {
    log('page gone', { reason });
    if (this.#closing !== null || reason === 'clean-exit' || this.#window.isDestroyed()) return;
    const loop = Date.now() - this.#loadedAt < crashLoopMs;
    this.#loadedAt = Date.now();
    // The same address and the same session storage: the page comes back into the visit that was open.
    setTimeout(() => this.#window.isDestroyed() || this.#window.webContents.reload(), loop ? crashLoopMs : 0);
  }
}

/** The screens as far as windows may lie on them. */
function workAreas() {
  return screen.getAllDisplays().map((display) => display.workArea);
}
