import { isInAppBrowser } from '../call/deviceTrouble.ts';

/** A browser inside another app, and the way out of it. */
export interface InApp {
  /** The app's name; null where only the kind of browser is known. */
  readonly app: string | null;
  /** The browser to open the link in. */
  readonly browser: 'Safari' | 'Chrome';
  /** Where the app has its menu. */
  readonly menu: 'topRight' | 'bottomRight' | 'somewhere';
}

type Menu = InApp['menu'];
/** Marks in the user agent, the more telling ones first; where the menu is on an iPhone, and on Android. */
const apps: readonly (readonly [app: string, mark: RegExp, ios: Menu, android: Menu])[] = [
  ['Messenger', /Messenger|FB_IAB\/Orca/i, 'bottomRight', 'topRight'],
  ['Instagram', /Instagram/, 'topRight', 'topRight'],
  ['Facebook', /FBAN|FBAV|FB_IAB/, 'bottomRight', 'topRight'],
  ['LinkedIn', /LinkedInApp/, 'topRight', 'topRight'],
  ['Outlook', /Outlook-(iOS|Android)/, 'somewhere', 'topRight'],
  ['Google', /\bGSA\//, 'somewhere', 'topRight'],
  ['Snapchat', /Snapchat/, 'somewhere', 'topRight'],
  ['TikTok', /TikTok|musical_ly|BytedanceWebview/, 'topRight', 'topRight'],
  ['WeChat', /MicroMessenger/, 'topRight', 'topRight'],
  ['X', /TwitterAndroid|Twitter for/, 'somewhere', 'somewhere'],
  ['Pinterest', /Pinterest/, 'topRight', 'topRight'],
  ['Line', /\bLine\//, 'topRight', 'topRight'],
];

/**
 * The app whose browser this is; null in a browser of its own. `standalone`: opened from the home screen. Mail apps that
 * show links in Safari's or Chrome's own view (Gmail) look like Safari or Chrome, and work like them.
 */
export function inAppOf(userAgent: string, standalone: boolean): InApp | null {
  if (standalone) return null;
  const ios = /iPhone|iPad|iPod/.test(userAgent);
  const browser = ios ? 'Safari' : 'Chrome';
  const known = apps.find(([, mark]) => mark.test(userAgent));
  if (known) return { app: known[0], browser, menu: known[ios ? 2 : 3] };
  // Safari and the browsers of others on iOS name Safari; a view inside another app does not.
  const bareView = ios && /AppleWebKit/.test(userAgent) && !/Safari\//.test(userAgent);
  return bareView || isInAppBrowser(userAgent) ? { app: null, browser, menu: 'somewhere' } : null;
}
