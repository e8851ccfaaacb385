import type { z } from 'zod';
import type { patientRequests } from '../shared/contracts/hub.ts';
import type { HubConnection } from './hubConnection.ts';

export type Answers = z.input<(typeof patientRequests)['page.answers']['payload']>;

/** Answers on their way to the hub: kept until it has them, so that a lost line loses none. */
export class PendingAnswers {
  readonly #connection: Pick<HubConnection, 'request'>;
  #pending: Answers = {};

  constructor(connection: Pick<HubConnection, 'request'>) {
    this.#connection = connection;
  }

  add(answers: Answers): void {
    this.#pending = { ...this.#pending, ...answers };
    void this.send();
  }

  async send(): Promise<void> {
    const answers = this.#pending;
    if (Object.keys(answers).length === 0) return;
    const sent = await this.#connection.request('page.answers', answers);
    if (sent.ok && this.#pending === answers) this.#pending = {};
  }
}
