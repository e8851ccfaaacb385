import type { StillEnd, StillLine } from '../../../../src/call/stillLine.ts';

type Message = string | Uint8Array<ArrayBuffer>;

/** What a line does to a message on its way: as many as it gives arrive. */
export type OnTheWay = (message: Message, n: number) => readonly Message[];

/** One connection between two ends, played: messages arrive in order, each in a turn of its own. `cut` loses what is on its way. */
export class PlayedConnection {
  readonly #ends: readonly [StillEnd, StillEnd];
  /** Messages from the first end to the second that were sent, those that did not arrive too. */
  sent: Message[] = [];
  #cut = false;

  constructor(from: StillEnd, to: StillEnd, onTheWay: OnTheWay = (message) => [message]) {
    this.#ends = [from, to];
    from.attach(
      this.#line((message) => {
        this.sent.push(message);
        for (const one of onTheWay(message, this.sent.length)) this.#arrive(to, one);
      }),
    );
    to.attach(this.#line((message) => this.#arrive(from, message)));
  }

  cut(): void {
    this.#cut = true;
    for (const end of this.#ends) end.detach();
  }

  #line(send: (message: Message) => void): StillLine {
    return {
      send: (message) => {
        if (this.#cut) return false;
        send(message);
        return true;
      },
      waiting: 0,
    };
  }

  #arrive(end: StillEnd, message: Message): void {
    queueMicrotask(() => {
      if (!this.#cut) end.receive(message);
    });
  }
}
