import { type IpcEvent, ipcEvent } from '../shared/contracts/ipc.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import { log } from './log.ts';

/**
 * The way of events from main to the page. Warnings that came before the page could listen (a damaged file is found at
 * start) are kept, and told again to every page that loads: they last until they are mended.
 */
export class Events {
  readonly #send: (event: IpcEvent) => void;
  readonly #warnings = new Map<string, Refusal>();
  /** Colleagues who ask for help, as far as the hub has told: by visit. */
  readonly #helpCalls = new Map<VisitId, Extract<IpcEvent, { type: 'emergency' }>>();

  constructor(send: (event: IpcEvent) => void) {
    this.#send = send;
  }

  send(event: IpcEvent): void {
    const parsed = ipcEvent.safeParse(event);
    if (parsed.success) {
      this.#remember(parsed.data);
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
    for (const call of this.#helpCalls.values()) this.send(call);
  }

  /** Who sat here has left: what was told of their drafts and notes is not the next one's. */
  forgetPerson(): void {
    for (const code of this.#warnings.keys())
      if (code.startsWith('draft.') || code.startsWith('note.')) this.#warnings.delete(code);
    this.#helpCalls.clear();
  }

  /** Who asks for help must be seen by a page that loads meanwhile; at the next connection the hub tells it all anew. */
  #remember(event: IpcEvent): void {
    if (event.type === 'connection' && event.connection.state !== 'connected') this.#helpCalls.clear();
    if (event.type !== 'emergency') return;
    if (event.state === 'help') this.#helpCalls.set(event.visitId, event);
    else this.#helpCalls.delete(event.visitId);
  }
}
