// What `electron FOLDER` runs: the part of Electron's own default app that starts the app in FOLDER. The npm copy of
// Electron comes without one. Node's own modules and Electron's only: this file is all that is in default_app.asar.
import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { app as electronApp } from 'electron';

/**
 * Electron's own default app uses these; its types leave them out.
 *
 * @typedef {{ setVersion(version: string): void, setAppPath(path: string): void,
 *   setDesktopName(name: string): void }} Setters
 */
const app = /** @type {import('electron').App & Setters} */ (electronApp);
/** Electron's own does it this way too: there is no public call for what `-r` does. */
const { _preloadModules: preload } = /** @type {{ _preloadModules(modules: string[]): void }} */ (
  /** @type {unknown} */ (Module)
);

/**
 * `electron [switches] [-r MODULE]... FOLDER [arguments of the app]`
 *
 * @param {string[]} args
 */
function parse(args) {
  /** @type {string[]} */
  const modules = [];
  let moduleFollows = false;
  for (const arg of args) {
    if (moduleFollows) modules.push(arg);
    else if (!arg.startsWith('-')) return { modules, folder: arg };
    moduleFollows = !moduleFollows && (arg === '-r' || arg === '--require');
  }
  return { modules, folder: undefined };
}

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  app.exit(1);
}

/** @param {string} path */
async function start(path) {
  const folder = resolve(path);
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const about = JSON.parse(readFileSync(file, 'utf8'));
    if (about.version) app.setVersion(about.version);
    app.setName(about.productName ?? about.name);
    app.setDesktopName(about.desktopName ?? `${app.name}.desktop`);
    if (about.v8Flags) setFlagsFromString(about.v8Flags);
    app.setAppPath(folder);
  }
  let main;
  try {
    main = createRequire(join(folder, 'from-here.js')).resolve(folder);
  } catch (error) {
    refuse(`There is no app to start in ${folder}: ${/** @type {Error} */ (error).message}`);
    return;
  }
  if (!existsSync(file)) app.setAppPath(dirname(main));
  await import(pathToFileURL(main).href);
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
const { modules, folder } = parse(process.argv.slice(1));
if (modules.length > 0) preload(modules);
if (folder === undefined) refuse('Which app? Name its folder: electron FOLDER');
else {
  try {
    // Awaited, so that 'ready' comes after the app's own first lines, which must run before it.
    await start(folder);
  } catch (error) {
    // Electron would open a dialog, which nobody closes on a machine without a display.
    refuse(`The app in ${resolve(folder)} could not start:\n${error instanceof Error ? error.stack : error}`);
  }
}
