/**
 * Keeps the page's shell (HTML, scripts, styles, font, icons), and nothing else: what the clinic answers is never kept.
 * The page itself comes from the network first, so that no old shell meets a new protocol; without one the kept shell
 * shows the clinic's number. The list of files is put in by the build (scripts/patient-page).
 */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

declare const shellFiles: readonly string[];
declare const shellVersion: string;

const worker = self as unknown as WorkerScope;
const shell = `vidi-shell-${shellVersion}`;
/** A page that the network does not give within this time comes from what is kept. Milliseconds. */
const patienceMs = 6_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(['/', ...shellFiles]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  const others = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))));
  event.waitUntil(others.then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(request));
  else if (shellFiles.includes(pathname)) event.respondWith(keptOr(request));
});

async function pageFor(request: Request): Promise<Response> {
  const kept = async (): Promise<Response | undefined> => (await caches.open(shell)).match('/');
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const fresh = fetch(request);
  try {
    const answer = await Promise.race([fresh, late]);
    if (answer && answer.status < 500) return answer;
    return (await kept()) ?? (await fresh);
  } catch {
    return (await kept()) ?? Response.error();
  }
}

async function keptOr(request: Request): Promise<Response> {
  return (await (await caches.open(shell)).match(request)) ?? fetch(request);
}

export {};
