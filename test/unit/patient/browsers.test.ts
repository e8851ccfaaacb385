import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inAppOf } from '../../../src/patient/inApp.ts';
import { planeIsAdvised } from '../../../src/patient/planeAdvice.ts';
import { ScreenLight } from '../../../src/patient/screenLight.ts';

const ios = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android =
  'Mozilla/5.0 (Linux; Android 14; SM-A146U) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.6261.88';
const webView = android.replace('SM-A146U', 'SM-A146U Build/UP1A.231005.007; wv');

describe('the browser of another app', () => {
  it.each([
    ['Facebook', 'Safari', 'bottomRight', `${ios} Mobile/15E148 [FBAN/FBIOS;FBAV/455.0.0.40.108]`],
    ['Facebook', 'Chrome', 'topRight', `${webView} Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/453.0.0.40.107;]`],
    ['Messenger', 'Safari', 'bottomRight', `${ios} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/447.0.0.36.108]`],
    ['Instagram', 'Safari', 'topRight', `${ios} Mobile/15E148 Instagram 323.0.7.27.91 (iPhone14,5)`],
    ['Instagram', 'Chrome', 'topRight', `${webView} Mobile Safari/537.36 Instagram 320.0.0.42.101 Android`],
    ['LinkedIn', 'Safari', 'topRight', `${ios} Mobile/15E148 [LinkedInApp]/9.29.5882`],
    ['Outlook', 'Safari', 'somewhere', `${ios} Mobile/15E148 Outlook-iOS/715.5535498.prod.iphone`],
    ['Google', 'Safari', 'somewhere', `${ios} GSA/303.0.615 Mobile/15E148 Safari/604.1`],
    [null, 'Safari', 'somewhere', `${ios} Mobile/15E148`],
    [null, 'Chrome', 'somewhere', `${webView} Mobile Safari/537.36`],
  ] as const)('%s is named with %s', (app, browser, menu, userAgent) => {
    expect(inAppOf(userAgent, false)).toEqual({ app, browser, menu });
  });

  it.each([
    ['Safari', `${ios} Version/17.4 Mobile/15E148 Safari/604.1`],
    ['Chrome on an iPhone', `${ios} CriOS/122.0.6261.89 Mobile/15E148 Safari/604.1`],
    ['Chrome on Android, also as shown by Gmail', `${android} Mobile Safari/537.36`],
    ['Samsung Internet', `${android} SamsungBrowser/23.0 Mobile Safari/537.36`],
    ['Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:123.0) Gecko/123.0 Firefox/123.0'],
    ['Chrome on a computer', `${android.replace(/\(.*?\)/, '(X11; Linux x86_64)')} Safari/537.36`],
  ])('is not %s', (_name, userAgent) => {
    expect(inAppOf(userAgent, false)).toBeNull();
  });

  it('is not the page on the home screen, which looks like a bare view', () => {
    expect(inAppOf(`${ios} Mobile/15E148`, true)).toBeNull();
  });
});

describe('the advice about phone calls', () => {
  const good = (kind: 'wifi' | 'cellular' | 'unknown') => ({ state: 'good', kind, roundTripMs: 40 }) as const;

  it('is given on the mobile network, and on a phone that does not tell', () => {
    expect(planeIsAdvised(good('cellular'), `${android} Mobile Safari/537.36`)).toBe(true);
    expect(planeIsAdvised(good('unknown'), `${ios} Version/17.4 Mobile/15E148 Safari/604.1`)).toBe(true);
    expect(planeIsAdvised(good('wifi'), `${android} Mobile Safari/537.36`)).toBe(false);
    expect(planeIsAdvised(good('unknown'), 'Mozilla/5.0 (X11; Linux x86_64)')).toBe(false);
  });
});

describe('the light of the screen', () => {
  class Lock {
    released = false;
    readonly #listeners: (() => void)[] = [];
    addEventListener(_type: 'release', listener: () => void): void {
      this.#listeners.push(listener);
    }
    async release(): Promise<void> {
      this.released = true;
      for (const listener of this.#listeners) listener();
    }
  }
  function around() {
    const listeners = new Set<() => void>();
    const locks: Lock[] = [];
    const document = {
      visibilityState: 'visible' as DocumentVisibilityState,
      addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
      removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
    };
    const show = async (state: DocumentVisibilityState): Promise<void> => {
      document.visibilityState = state;
      for (const listener of listeners) listener();
      await settled();
    };
    const wakeLock = {
      request: async () => {
        const lock = new Lock();
        locks.push(lock);
        return lock;
      },
    };
    return { light: new ScreenLight({ document: document as unknown as Document, wakeLock }), locks, show };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('is let go of when the page is hidden, and taken anew when it is back', async () => {
    const { light, locks, show } = around();
    light.want(true);
    await settled();
    await show('hidden');
    expect(locks.map((lock) => lock.released)).toEqual([true]);
    await show('visible');
    expect(locks.map((lock) => lock.released)).toEqual([true, false]);
    light.want(false);
    await settled();
    expect(locks.map((lock) => lock.released)).toEqual([true, true]);
  });

  it('is taken anew when the system took it, and never twice', async () => {
    const { light, locks, show } = around();
    light.want(true);
    await settled();
    await show('visible');
    expect(locks).toHaveLength(1);
    await locks[0]?.release();
    await show('visible');
    expect(locks).toHaveLength(2);
  });

  it('is given back at once when nobody wants it by the time it comes', async () => {
    const { light, locks } = around();
    light.want(true);
    light.want(false);
    await settled();
    expect(locks.map((lock) => lock.released)).toEqual([true]);
  });

  it('does nothing in a browser without', () => {
    const document = { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} };
    expect(() =>
      new ScreenLight({ document: document as unknown as Document, wakeLock: undefined }).want(true),
    ).not.toThrow();
  });
});

describe('the words for a browser that is too old', () => {
  const script = readFileSync('src/patient/shell/oldBrowser.js', 'utf8');
  const code = script.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const words = { title: 'T', text: 'X', versions: 'V', ring: 'R' };
  let root: { firstChild: unknown; texts: string[] };
  let heard: Record<string, (event: unknown) => void>;

  beforeEach(() => {
    root = { firstChild: null, texts: [] };
    heard = {};
  });
  afterEach(() => {
    expect(root.texts.length === 0 || root.texts[0] === 'T').toBe(true);
  });

  /** A browser of its time: with `more` beside the oldest things. */
  function run(more: object): Record<string, string> {
    const attributes: Record<string, string> = {};
    const element = (kind: string) => ({
      kind,
      appendChild() {},
      ...('noModule' in more && { noModule: 1 }),
    });
    const page = {
      documentElement: {
        lang: '',
        setAttribute: (name: string, value: string) => Object.assign(attributes, { [name]: value }),
      },
      readyState: 'complete',
      createElement: element,
      createTextNode: (text: string) => root.texts.push(text),
      getElementById: () => ({ ...root, appendChild() {} }),
      addEventListener() {},
    };
    class XMLHttpRequest {
      open() {}
      send() {}
    }
    const window = {
      addEventListener: (type: string, listener: () => void) => Object.assign(heard, { [type]: listener }),
    };
    runInNewContext(code, {
      vidiOldBrowserWords: { sv: words, en: words },
      window: { ...window, ...more },
      document: page,
      navigator: { language: 'sv-SE' },
      XMLHttpRequest,
      ...more,
    });
    return attributes;
  }
  const young = { noModule: true, Promise, fetch };

  it('are written in words that the oldest browser reads', () => {
    expect(code).not.toMatch(/=>|`|\b(const|let|class|async|await|import)\b|\?\.|\?\?|\.\.\.|catch\s*\{/);
  });

  it('are shown where what the page needs is missing', () => {
    expect(run({})).toHaveProperty('data-too-old');
    expect(root.texts).toEqual(['T', 'X', 'V']);
  });

  it('are not shown in a browser that has it all', () => {
    expect(run(young)).not.toHaveProperty('data-too-old');
    expect(root.texts).toEqual([]);
  });

  it('are shown when the page stops at a word that the browser does not know, not at a fault of the page', () => {
    run(young);
    heard.error?.({ error: new Error('a fault') });
    expect(root.texts).toEqual([]);
  });
});
