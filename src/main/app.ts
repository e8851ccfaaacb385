import { join } from 'node:path';
import { app, clipboard, ipcMain, protocol, session } from 'electron';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { readAbout } from './about.ts';
import { appScheme } from './appOrigin.ts';
import { appAnswer, appSchemePrivileges } from './appProtocol.ts';
import { startClinic } from './clinic.ts';
import { ClosingPage } from './closingPage.ts';
import { closesAllTheSame } from './closingQuestion.ts';
import { chooseDataFolder, type DataFolder, takeDataFolder } from './dataFolder.ts';
import { Events } from './events.ts';
import { forkHub } from './hubFork.ts';
import { IpcBorder, serveIpc } from './ipc.ts';
import { errorFields, log } from './log.ts';
import { MainWindow } from './mainWindow.ts';
import { setMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { guardConsolePermissions } from './permissions.ts';
import { dial } from './phone.ts';
import { type Places, placesOf } from './places.ts';
import { openPracticeProfile, persona } from './profile.ts';
import { refusingHandlers, requestHandlers, type ShellServices } from './requests.ts';
import { readFeeRules, readResource, readTemplates } from './resources.ts';
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
  // First of all: it takes longest to come up, and needs no key to load its program.
  const hub = forkHub(places.hub);
  const who = await readResource(join(places.resources, 'practice', 'clinic.json'), persona);
  const [profile, templates, feeRules] = await Promise.all([
    openPracticeProfile(data.practice, who),
    readTemplates(places.resources),
    readFeeRules(places.resources),
  ]);
  const settings = new SettingsFile(data.userData, clock());
  let page: MainWindow | null = null;
  const events = new Events((event) => page?.send(event));
  if (settings.wasDamaged) events.warn({ code: 'settings.damaged' });
  if (!profile.ok) {
    hub.kill();
    events.warn(profile.refusal);
  }
  const clinic = profile.ok
    ? startClinic({
        profile: profile.value,
        hub,
        data,
        places,
        settings,
        templates,
        events,
        clock,
        bringToFront: () => page?.focus(),
      })
    : null;

  const closing = new ClosingPage(() => events.send({ type: 'closing' }));
  const work = session.fromPartition('work');
  guardConsolePermissions(work);
  work.protocol.handle(appScheme, (request) => appAnswer(places.renderer, request));
  const window = new MainWindow({
    session: work,
    preload: places.consolePreload,
    icon: places.icon,
    place: settings.window,
    keepPlace: (place) => settings.keepWindow(place),
    onLoad: () => events.repeatWarnings(),
    beforeClose: async (asking) =>
      !(await closing.ask()).unsaved || (await closesAllTheSame(asking, settings.settings.language)),
    onClosed: () => app.quit(),
  });
  page = window;
  app.on('second-instance', () => window.focus());
  quitAfter(async () => {
    if (!(await window.closeNow())) return false;
    await clinic?.stop();
    return true;
  });

  const shell: ShellServices = {
    about: readAbout({
      persona: profile.ok ? profile.value.persona : who,
      templates,
      feeRules,
      dataFolder: data.userData,
    }),
    settings: () => settings.settings,
    changeSettings: (change) => settings.changeSettings(change),
    dial,
    copyText: (text) => clipboard.writeText(text),
    fullScreen: (on) => window.setFullScreen(on),
    mayClose: (unsaved) => closing.mayClose(unsaved),
  };
  const handlers =
    clinic !== null
      ? requestHandlers(shell, clinic)
      : refusingHandlers(shell, profile.ok ? { code: 'internal' } : profile.refusal, clock());
  serveIpc(ipcMain, new IpcBorder(handlers));
  window.load();
}

/** Holds the quit until everything is written and stopped; `stop` gives false where somebody chose to stay. */
function quitAfter(stop: () => Promise<boolean>): void {
  let stopping = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop()
      .catch((error: unknown) => {
        log('not stopped cleanly', errorFields(error));
        return true;
      })
      .then((stopped) => {
        if (stopped) app.exit(0);
        else stopping = false;
      });
  });
}

function die(error: unknown): void {
  log('died', errorFields(error));
  app.exit(1);
}
