import type { App, WebContents } from 'electron';
import { log } from './log.ts';
import { originOf } from './permissions.ts';

/**
 * Denies every way out of a page, for every page that is ever made: other addresses, new windows, webviews.
 * A window that may go somewhere says so with `allowOrigin` before it loads.
 */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!mayGo(contents, event.url)) refuse(event);
    });
    contents.on('will-redirect', (event) => {
      if (!mayGo(contents, event.url)) refuse(event);
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) refuse(event);
    });
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => {
      log('window denied');
      return { action: 'deny' };
    });
  });
}

const origins = new WeakMap<WebContents, string>();

/** Lets one page move within one origin. */
export function allowOrigin(contents: WebContents, origin: string): void {
  origins.set(contents, origin);
}

function mayGo(contents: WebContents, url: string): boolean {
  const origin = origins.get(contents);
  return origin !== undefined && originOf(url) === origin;
}

function refuse(event: { preventDefault(): void }): void {
  event.preventDefault();
  log('navigation denied');
}
