import type { IpcMain } from 'electron';
import { type IpcAnswer, type IpcName, ipcRequests } from '../shared/contracts/ipc.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { type RefusalCode, type Result, refuse } from '../shared/domain/refusal.ts';
import { appOrigin } from './appOrigin.ts';
import { errorFields, log } from './log.ts';

/** What is known of the frame that asks. */
export interface Sender {
  readonly url: string;
  readonly mainFrame: boolean;
}

export type IpcHandlers = {
  readonly [N in IpcName]: (
    payload: ParsedPayload<N>,
  ) => Promise<Result<IpcAnswer<N>>> | Result<IpcAnswer<N>>;
};
export type ParsedPayload<N extends IpcName> = import('zod').output<(typeof ipcRequests)[N]['payload']>;

/**
 * The border between renderer and main: the one place that checks who asks, whether the name is known, and the shape of
 * payload and answer. A handler can neither forget it nor be reached around it. Never throws.
 */
export class IpcBorder {
  readonly #handlers: IpcHandlers;
  readonly #refusedBy = new Map<RefusalCode, number>();

  constructor(handlers: IpcHandlers) {
    this.#handlers = handlers;
  }

  /** How many messages were refused, by code. */
  get refused(): ReadonlyMap<RefusalCode, number> {
    return this.#refusedBy;
  }

  async answer(sender: Sender, name: unknown, payload: unknown): Promise<Result<unknown>> {
    if (!sender.mainFrame || !isAppUrl(sender.url)) return this.#refuse('sender.untrusted');
    if (typeof name !== 'string' || !Object.hasOwn(ipcRequests, name))
      return this.#refuse('message.malformed');
    return this.#handle(name as IpcName, payload);
  }

  async #handle<N extends IpcName>(name: N, payload: unknown): Promise<Result<unknown>> {
    const parsed = readAs(ipcRequests[name].payload, payload);
    if (!parsed.success) {
      const tooLarge = name === 'bookings.import' && isBytes(payload);
      return this.#refuse(tooLarge ? 'booking.fileTooLarge' : 'message.malformed', name);
    }
    try {
      const result = await this.#handlers[name](parsed.data as ParsedPayload<N>);
      if (!result.ok) {
        log('request refused', { name, code: result.refusal.code });
        return result;
      }
      const answer = ipcRequests[name].answer.safeParse(result.value);
      return answer.success ? { ok: true, value: answer.data } : this.#refuse('internal', name);
    } catch (error) {
      log('request failed', { name, ...errorFields(error) });
      return this.#refuse('internal', name);
    }
  }

  #refuse(code: RefusalCode, name = 'unknown'): Result<never> {
    const count = (this.#refusedBy.get(code) ?? 0) + 1;
    this.#refusedBy.set(code, count);
    log('message refused', { name, code, count });
    return refuse(code);
  }
}

/** The one channel of requests; preload speaks on it, nobody else knows it. */
const requestChannel = 'vidi';

/** Lets the border answer the page's requests. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, border: IpcBorder): void {
  ipcMain.handle(requestChannel, (event, name: unknown, payload: unknown) => {
    const frame = event.senderFrame;
    const mainFrame = frame !== null && frame === event.sender.mainFrame;
    return border.answer({ url: frame?.url ?? '', mainFrame }, name, payload);
  });
}

function isAppUrl(text: string): boolean {
  try {
    const url = new URL(text);
    // `origin` of a scheme that only Chromium knows as standard is "null" here: its parts are compared.
    return `${url.protocol}//${url.host}` === appOrigin;
  } catch {
    return false;
  }
}

function isBytes(payload: unknown): boolean {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'bytes' in payload &&
    payload.bytes instanceof Uint8Array
  );
}
