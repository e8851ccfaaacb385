import { type IpcEvent, ipcEvent } from '../shared/contracts/ipc.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import { log } from './log.ts';

/**
 * The way of events from main to the page. Warnings that came before the page could listen (a damaged file is found at
 * start) are kept, and told again to every page that loads: they last until they are mended.
 */
export class Events {
  readonly #send: (event: IpcEvent) => void;
  readonly #warnings = new Map<string, Refusal>();
  /** What is told whole, by what it is of: who asks for help, whose signed notes wait. The last one stands. */
  readonly #told = new Map<'help' | 'outbox', IpcEvent>();

  constructor(send: (event: IpcEvent) => void) {
    this.#send = send;
  }

  send(event: IpcEvent): void {
    const parsed = ipcEvent.safeParse(event);
    if (parsed.success) {
      const { type } = parsed.data;
      if (type === 'help' || type === 'outbox') this.#told.set(type, parsed.data);
      this.#send(parsed.data);
    } else log('event refused', { code: 'message.malformed', type: event.type });
  }

  warn(warning: Refusal): void {
    this.#warnings.set(warning.code, warning);
    this.send({ type: 'warning', warning });
  }

  /** Tells a page that has come (or come back) what it has missed. */
  repeatWarnings(): void {
    for (const warning of this.#warnings.values()) this.send({ type: 'warning', warning });
    for (const event of this.#told.values()) this.send(event);
  }

  /** Who sat here has left: what was told of their drafts and notes is not the next one's. */
  forgetPerson(): void {
    for (const code of this.#warnings.keys())
      if (code.startsWith('draft.') || code.startsWith('note.')) this.#warnings.delete(code);
    this.#told.clear();
  }
}
