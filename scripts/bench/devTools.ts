/**
 * The least driver that can press a key: Chromium's DevTools protocol over one WebSocket, so that what drives weighs
 * nothing beside what is measured.
 */
export interface DevToolsPage {
  /** Resolves in the first frame in which the expression is true, over navigations too. */
  until(expression: string): Promise<void>;
  /** Presses and releases a key that types nothing (`Home`, `ArrowDown`), as a keyboard would. */
  press(key: string, windowsCode: number): Promise<void>;
  close(): void;
}

const lookMs = 5;

/** The first page whose address `wanted` takes, as soon as it is there. */
export async function firstPage(
  endpoint: string,
  wanted: (url: string) => boolean,
  limitMs: number,
): Promise<DevToolsPage> {
  const list = `http://${new URL(endpoint).host}/json/list`;
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const targets = await targetsAt(list);
    const page = targets.find((target) => target.type === 'page' && wanted(target.url));
    if (page !== undefined) return connect(page.webSocketDebuggerUrl);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  throw new Error(`no page within ${limitMs / 1000} s`);
}

/** Asks the whole program to end, as its last closed window would. */
export async function closeBrowser(endpoint: string): Promise<void> {
  const browser = await connection(endpoint);
  // The answer may be the end of the connection.
  void browser.send('Browser.close', {}).catch(() => undefined);
}

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

async function targetsAt(list: string): Promise<readonly Target[]> {
  try {
    return (await (await fetch(list)).json()) as Target[];
  } catch {
    return [];
  }
}

/** What Chromium says when the page went on to another document while it was asked. */
const leftBehind = /context was destroyed|Cannot find (default )?(execution )?context|navigated/i;

async function connect(url: string): Promise<DevToolsPage> {
  const { send, close } = await connection(url);
  return {
    until: async (condition) => {
      const expression = `new Promise((resolve) => {
        const look = () => ((${condition}) ? resolve(true) : requestAnimationFrame(look));
        look();
      })`;
      for (;;) {
        try {
          const asked = { expression, awaitPromise: true, returnByValue: true };
          const answer = (await send('Runtime.evaluate', asked)) as {
            readonly exceptionDetails?: { readonly text: string };
          };
          if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
          return;
        } catch (error) {
          if (!(error instanceof Error && leftBehind.test(error.message))) throw error;
        }
      }
    },
    press: async (key, windowsVirtualKeyCode) => {
      for (const type of ['rawKeyDown', 'keyUp'])
        await send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode });
    },
    close,
  };
}

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

async function connection(url: string) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Asked>();
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('no connection to the window'));
  });
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (asked === undefined || answer.id === undefined) return;
    waiting.delete(answer.id);
    if (answer.error === undefined) asked.resolve(answer.result);
    else asked.reject(new Error(answer.error.message));
  };
  socket.onclose = () => {
    for (const asked of waiting.values()) asked.reject(new Error('the window is gone'));
  };
  let last = 0;
  const send = (method: string, params: unknown): Promise<unknown> => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return { send, close: () => socket.close() };
}
