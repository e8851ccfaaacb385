import { join } from 'node:path';

/** Where the program's own files lie, in the checkout and in a package alike. */
export interface Places {
  readonly renderer: string;
  readonly patient: string;
  readonly hub: string;
  readonly consolePreload: string;
  readonly practicePreload: string;
  readonly practiceScript: string;
  readonly resources: string;
  readonly icon: string;
}

/** The places under the app's folder (`app.getAppPath()`). */
export function placesOf(appPath: string): Places {
  const out = join(appPath, 'out');
  const resources = join(appPath, 'resources');
  return {
    renderer: join(out, 'renderer'),
    patient: join(out, 'patient'),
    hub: join(out, 'main', 'hub.js'),
    consolePreload: join(out, 'preload', 'console.cjs'),
    practicePreload: join(out, 'preload', 'practice.cjs'),
    practiceScript: join(out, 'practice', 'patient.js'),
    resources,
    icon: join(resources, 'icons', 'icon.png'),
  };
}
