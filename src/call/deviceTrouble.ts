import type { DeviceTrouble } from '../shared/domain/readiness.ts';

/** Browsers inside other apps, which give a page no camera or a prompt that nobody sees. */
const inAppMarks =
  /FBAN|FBAV|FB_IAB|Instagram|Messenger|Snapchat|MicroMessenger|LinkedInApp|TwitterAndroid|Twitter for|BytedanceWebview|musical_ly|TikTok|Pinterest|Outlook-(iOS|Android)|\bGSA\/|\bLine\/|; wv\)/;

/** Whether the user agent is a browser inside another app. */
export function isInAppBrowser(userAgent: string): boolean {
  return inAppMarks.test(userAgent);
}

/**
 * The trouble's name for what `getUserMedia` threw (Media Capture and Streams, 10.2). Null when the wish could not
 * be met but a device may well be there: ask again without the wish.
 */
export function troubleOf(errorName: string, userAgent: string): DeviceTrouble | null {
  switch (errorName) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'PermissionDismissedError':
      return isInAppBrowser(userAgent) ? 'inAppBrowser' : 'refused';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'missing';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'taken';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return null;
    default:
      return isInAppBrowser(userAgent) ? 'inAppBrowser' : 'unsupported';
  }
}
