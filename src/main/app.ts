import { existsSync } from 'node:fs';
import { app, clipboard, session as electronSession, ipcMain, powerMonitor, protocol } from 'electron';
import { type ConsoleMode, consoleModes } from '../shared/contracts/session.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { readAbout } from './about.ts';
import { appScheme } from './appOrigin.ts';
import { appAnswer, appSchemePrivileges } from './appProtocol.ts';
import { openClinic } from './clinicPlace.ts';
import { ClosingPage } from './closingPage.ts';
import { closesAllTheSame } from './closingQuestion.ts';
import { questionsAtClosing } from './closingWords.ts';
import { chooseDataFolder, type DataFolder, takeDataFolder } from './dataFolder.ts';
import { Events } from './events.ts';
import { forkHub } from './hubFork.ts';
import { IdleLock } from './idleLock.ts';
import { IpcBorder, serveIpc } from './ipc.ts';
import { systemKeychain } from './keychain.ts';
import { Leaving } from './leaving.ts';
import { errorFields, log } from './log.ts';
import { MainWindow } from './mainWindow.ts';
import { setMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { guardConsolePermissions } from './permissions.ts';
import { dial } from './phone.ts';
import { type Places, placesOf } from './places.ts';
import { openPractice } from './practicePlace.ts';
import { profilePath } from './profileFile.ts';
import { shellHandlers, visitHandlers } from './requests.ts';
import { readFeeRules, readTemplates } from './resources.ts';
import { handlersBySeat, sessionHandlers, unsentChanges } from './seatHandlers.ts';
import { Session } from './session.ts';
import { SettingsFile } from './settingsFile.ts';

const clock: Clock = () => Date.now() as Instant;

process.on('uncaughtException', die);
process.on('unhandledRejection', die);
// As root Chromium runs without its sandbox, and asking for it then would end every child at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
const folder = chooseDataFolder();
if (takeDataFolder()) {
  setMenu();
  guardNavigation(app);
  // Not awaited: a top-level await on ready in an ES module never ends.
  void app.whenReady().then(() => start(folder, placesOf(app.getAppPath())));
}

async function start(data: DataFolder, places: Places): Promise<void> {
  const settings = new SettingsFile(data.userData, clock());
  const mode = settings.mode ?? modeBefore(data);
  // As soon as it is known to be needed: it takes longest to come up, and needs no key to load its program.
  let firstHub = mode === 'practice' ? forkHub(places.hub) : null;
  const [templates, feeRules] = await Promise.all([
    readTemplates(places.resources),
    readFeeRules(places.resources),
  ]);
  let page: MainWindow | null = null;
  const events = new Events((event) => page?.send(event));
  if (settings.wasDamaged) events.warn({ code: 'settings.damaged' });
  const closing = new ClosingPage((final) => events.send({ type: 'closing', final }));
  const surroundings = {
    data,
    places,
    settings,
    templates,
    events,
    clock,
    keychain: systemKeychain(),
    bringToFront: () => page?.focus(),
  };

  const session = new Session({
    open: async (chosen) => {
      const hub = firstHub;
      firstHub = null;
      return chosen === 'practice'
        ? openPractice({ ...surroundings, hub })
        : { ok: true, value: openClinic(surroundings) };
    },
    keepMode: (chosen) => settings.keepMode(chosen),
    restart: (chosen) =>
      leaving.leave(() => {
        settings.keepMode(chosen);
        app.relaunch();
      }),
    letGo: async () => !(await closing.ask(true)).unsaved,
    left: () => events.forgetPerson(),
    changed: (view) => {
      if (view.state === 'open') idle.alive();
      else idle.stop();
      events.send({ type: 'session', session: view });
    },
  });
  const lock = () => void session.lock();
  const idle = new IdleLock({ minutes: () => settings.settings.lockAfterMinutes, lock });
  if (mode !== null) await session.enter(mode);

  const work = electronSession.fromPartition('work');
  guardConsolePermissions(work);
  work.protocol.handle(appScheme, (request) => appAnswer(places.renderer, request));
  const window = new MainWindow({
    session: work,
    preload: places.consolePreload,
    icon: places.icon,
    place: settings.window,
    keepPlace: (place) => settings.keepWindow(place),
    onLoad: () => {
      // A page that has come anew is in no call yet.
      if (session.seat.state === 'open') idle.alive(false);
      events.repeatWarnings();
    },
    beforeClose: (asking) => leaving.mayClose(asking),
    onClosed: () => app.quit(),
    onSystemEnds: () => leaving.systemEnds(),
  });
  page = window;
  const leaving = new Leaving({
    window,
    closing,
    asks: (asking, answer) => {
      const atStake = { ...answer, unsentChanges: unsentChanges(session.seat) };
      const said = { language: settings.settings.language, zone: zoneOf(session) };
      return closesAllTheSame(asking, questionsAtClosing(atStake, said));
    },
    goodbye: async () => {
      if ('work' in session.seat) await session.seat.work.hub.goodbye();
    },
    stop: () => session.stop(),
  });
  leaving.follow(app, powerMonitor);
  app.on('second-instance', () => window.focus());
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);

  const always = {
    ...shellHandlers({
      settings: () => settings.settings,
      changeSettings: (change) => {
        const changed = settings.changeSettings(change);
        if (session.seat.state === 'open') idle.alive();
        return changed;
      },
      dataFolder: data.userData,
      dial,
      copyText: (text) => clipboard.writeText(text),
      fullScreen: (on) => window.setFullScreen(on),
      mayClose: (answer) => closing.mayClose(answer),
    }),
    ...sessionHandlers(session, idle),
  };
  const handlers = handlersBySeat(
    always,
    () => session.seat,
    ({ profile, work: services }) => ({
      'app.about': () => ({
        ok: true,
        value: readAbout({ profile, templates, feeRules, dataFolder: data.userData }),
      }),
      ...visitHandlers(services, (text) => clipboard.writeText(text)),
    }),
  );
  serveIpc(ipcMain, new IpcBorder(handlers));
  window.load();
}

/** What a console without a kept answer is for: a practice folder of a version before says so, or the environment. */
function modeBefore(data: DataFolder): ConsoleMode | null {
  if (existsSync(profilePath(data.practice))) return 'practice';
  const wished = process.env.VIDI_START;
  return consoleModes.find((one) => one === wished) ?? null;
}

/** The clinic's time zone; where nobody is signed in nothing is asked that needs it. */
function zoneOf({ seat }: Session): string {
  return 'profile' in seat ? seat.profile.persona.clinic.zone : 'UTC';
}

function die(error: unknown): void {
  log('died', errorFields(error));
  app.exit(1);
}
