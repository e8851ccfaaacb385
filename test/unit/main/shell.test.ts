import { describe, expect, it } from 'vitest';
import { arrivalWords } from '../../../src/main/arrivalWords.ts';
import { isGranted, originOf } from '../../../src/main/permissions.ts';
import { telephoneUrl } from '../../../src/main/telephoneUrl.ts';
import { placeFor } from '../../../src/main/windowPlace.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

describe('permissions', () => {
  const allowed = { origin: 'app://vidi', permissions: new Set(['media', 'fullscreen']) };

  it("gives camera and microphone to the app's own main frame", () => {
    expect(isGranted('media', { origin: originOf('app://vidi/'), mainFrame: true }, allowed)).toBe(true);
  });

  it.each([
    ['media', 'app://vidi/', false],
    ['media', 'https://example.com/', true],
    ['media', 'app://vidi.example.com/', true],
    ['media', '', true],
    ['geolocation', 'app://vidi/', true],
    ['display-capture', 'app://vidi/', true],
    ['clipboard-read', 'app://vidi/', true],
    ['openExternal', 'app://vidi/', true],
    ['__proto__', 'app://vidi/', true],
  ])('denies %s to %s (main frame: %s)', (permission, url, mainFrame) => {
    expect(isGranted(permission, { origin: originOf(url), mainFrame }, allowed)).toBe(false);
  });
});

describe('the telephone program', () => {
  it('is given digits with at most one plus', () => {
    expect(telephoneUrl('+46701740605')).toBe('tel:+46701740605');
    expect(telephoneUrl('112')).toBe('tel:112');
  });

  it.each(['', '1', '++46', '070-174 06 05', 'tel:112', '112;ext=1', 'https://example.com', '112\n112'])(
    'is not given %j',
    (number) => expect(telephoneUrl(number)).toBeNull(),
  );
});

describe('the notification of an arrival', () => {
  it('says the time in the language of the settings, and no name', () => {
    const start = Date.parse('2026-11-24T09:40:00Z') as Instant;
    expect(arrivalWords('arrived', start, 'Europe/Stockholm', 'sv')).toBe('10:40: någon väntar');
    expect(arrivalWords('arrived', start, 'Europe/Stockholm', 'en')).toBe('10:40: someone is waiting');
    expect(arrivalWords('knocked', start, 'Europe/Stockholm', 'sv')).toBe('10:40: någon knackar på');
    expect(arrivalWords('knocked', start, 'Europe/Stockholm', 'en')).toBe('10:40: someone is knocking');
  });
});

describe("the window's place", () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  const place = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

  it('is where it was', () => {
    expect(placeFor(place, screens)).toEqual({
      bounds: { x: 100, y: 50, width: 1200, height: 800 },
      maximized: false,
    });
  });

  it.each([
    ['on a screen that is gone', { ...place, x: 2500 }],
    ['above the screen', { ...place, y: -300 }],
    ['at the very edge', { ...place, x: 1900 }],
  ])('is not where nobody finds it (%s)', (_where, lost) => {
    expect(placeFor(lost, screens).bounds).toEqual({ width: 1440, height: 900 });
  });

  it('fits a small screen, and is never smaller than the least', () => {
    expect(placeFor(null, [{ x: 0, y: 0, width: 1280, height: 680 }]).bounds).toEqual({
      width: 1280,
      height: 680,
    });
    expect(placeFor({ ...place, width: 300, height: 200 }, screens).bounds).toMatchObject({
      width: 640,
      height: 480,
    });
  });
});
