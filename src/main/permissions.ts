import type { Session } from 'electron';
import { appOrigin } from './appOrigin.ts';
import { log } from './log.ts';

/** What the console's own page may use; everything else is denied. Camera and microphone come as one `media`. */
const consolePermissions: ReadonlySet<string> = new Set(['media', 'fullscreen', 'speaker-selection']);

/** Whether a page may have a permission: only the one origin's own main frame, only what is listed. */
export function isGranted(
  permission: string,
  asking: { readonly origin: string; readonly mainFrame: boolean },
  allowed: { readonly origin: string; readonly permissions: ReadonlySet<string> },
): boolean {
  return asking.mainFrame && asking.origin === allowed.origin && allowed.permissions.has(permission);
}

/** Scheme and host of a URL or origin; a scheme of our own has the origin "null" in Node's URL. */
export function originOf(url: string): string {
  try {
    const parts = new URL(url);
    return `${parts.protocol}//${parts.host}`;
  } catch {
    return '';
  }
}

/** Sets both handlers: the check answers yes or no at once, the request decides. */
export function guardPermissions(
  session: Session,
  allowed: { readonly origin: () => string; readonly permissions: ReadonlySet<string> },
): void {
  const rule = () => ({ origin: allowed.origin(), permissions: allowed.permissions });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isGranted(permission, { origin: originOf(requestingOrigin), mainFrame: details.isMainFrame }, rule()),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const origin = originOf(details.requestingUrl);
    const granted = isGranted(permission, { origin, mainFrame: details.isMainFrame }, rule());
    if (!granted) log('permission denied', { permission });
    answer(granted);
  });
  session.setDevicePermissionHandler(() => false);
}

/** The console's own page, and nobody else. */
export function guardConsolePermissions(session: Session): void {
  guardPermissions(session, { origin: () => appOrigin, permissions: consolePermissions });
}
