import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const origin = 'https://mottagningen.example';
const shellFiles = ['/assets/index-abc.js', '/assets/index-abc.css'];
type Asked = { respondWith(answer: Promise<Response>): void; request: Request };

let heard: Record<string, (event: never) => void>;
let kept: Map<string, Map<string, Response>>;
let network: (path: string) => Promise<Response>;

beforeEach(async () => {
  heard = {};
  kept = new Map();
  network = async (path) => new Response(`fresh ${path}`);
  const pathOf = (of: string | Request) => new URL(typeof of === 'string' ? of : of.url, origin).pathname;
  const fetching = vi.fn(async (of: string | Request) => network(pathOf(of)));
  vi.stubGlobal('fetch', fetching);
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const files = kept.get(name) ?? new Map<string, Response>();
      kept.set(name, files);
      return {
        addAll: async (paths: string[]) => {
          for (const path of paths) files.set(path, new Response(`kept ${path}`));
        },
        match: async (of: string | Request) => files.get(pathOf(of))?.clone(),
      };
    },
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  });
  vi.stubGlobal('shellFiles', shellFiles);
  vi.stubGlobal('shellVersion', 'two');
  vi.stubGlobal('self', {
    addEventListener: (type: string, listener: (event: never) => void) =>
      Object.assign(heard, { [type]: listener }),
    skipWaiting: async () => {},
    clients: { claim: async () => {} },
    location: { origin },
  });
  vi.resetModules();
  await import('../../../src/patient/shell/serviceWorker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function life(type: 'install' | 'activate'): Promise<void> {
  const work: Promise<unknown>[] = [];
  heard[type]?.({ waitUntil: (one: Promise<unknown>) => work.push(one) } as never);
  await Promise.all(work);
}

/** What the worker answers; null where it leaves the request to the browser. */
async function ask(path: string, init: { mode?: string; method?: string } = {}): Promise<string | null> {
  let answer: Promise<Response> | null = null;
  const request = { url: new URL(path, origin).href, method: 'GET', mode: 'no-cors', ...init };
  const event: Asked = {
    request: request as unknown as Request,
    respondWith: (given) => {
      answer = given;
    },
  };
  heard.fetch?.(event as never);
  const response = (await answer) as Response | null;
  return response === null ? null : response.type === 'error' ? 'error' : response.text();
}

describe('the service worker', () => {
  it('keeps the shell and nothing else, and lets go of the shells before', async () => {
    kept.set('vidi-shell-one', new Map());
    await life('install');
    await life('activate');
    expect([...kept.keys()]).toEqual(['vidi-shell-two']);
    expect([...(kept.get('vidi-shell-two')?.keys() ?? [])]).toEqual(['/', ...shellFiles]);
  });

  it('never stands between the page and what the clinic answers', async () => {
    await life('install');
    for (const path of ['/api/clinic', '/api/session', '/api/probe?bytes=1', '/socket.io/?EIO=4'])
      expect(await ask(path)).toBeNull();
    expect(await ask('/api/session', { method: 'POST' })).toBeNull();
    expect(await ask('https://other.example/assets/index-abc.js')).toBeNull();
    expect(await ask('/assets/call-later.js')).toBeNull();
  });

  it('takes the page from the network first, and its hashed parts from what is kept', async () => {
    await life('install');
    expect(await ask('/', { mode: 'navigate' })).toBe('fresh /');
    expect(await ask('/assets/index-abc.js')).toBe('kept /assets/index-abc.js');
  });

  it('shows the kept page without a network, and when the clinic does not answer', async () => {
    await life('install');
    network = async () => {
      throw new TypeError('no network');
    };
    expect(await ask('/', { mode: 'navigate' })).toBe('kept /');
    network = async () => new Response('bad gateway', { status: 502 });
    expect(await ask('/', { mode: 'navigate' })).toBe('kept /');
    vi.useFakeTimers();
    network = () => new Promise(() => {});
    const slow = ask('/', { mode: 'navigate' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await slow).toBe('kept /');
  });

  it('says that there is nothing where nothing is kept', async () => {
    network = async () => {
      throw new TypeError('no network');
    };
    expect(await ask('/', { mode: 'navigate' })).toBe('error');
  });
});
