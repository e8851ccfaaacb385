import { io, type Socket } from 'socket.io-client';
import type { PatientRequests } from '../../../src/shared/contracts/hub.ts';
import { protocolVersion } from '../../../src/shared/contracts/primitives.ts';

const answerLimitMs = 20_000;

/** What a phone keeps of a link once it has been opened: with it the phone comes back as the same device. */
export interface PhoneSession {
  readonly origin: string;
  readonly participantId: string;
  readonly cookie: string;
}

/** A patient's page as the hub sees it: a session and a socket, without a browser, so that hundreds fit on one machine. */
export class PhoneSocket {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Exchanges the link for a session, as the page does. */
  static async session(link: string): Promise<PhoneSession> {
    const { origin, hash } = new URL(link);
    const [, id = '', token = ''] = hash.slice(1).split('.');
    const participantId = longId(id);
    const answer = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ v: protocolVersion, participantId, token }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || cookie === undefined) throw new Error(`no session: ${answer.status}`);
    return { origin, participantId, cookie };
  }

  static async open({ origin, participantId, cookie }: PhoneSession): Promise<PhoneSocket> {
    const socket = io(`${origin}/patient`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie, origin },
      auth: { v: protocolVersion, tab: `bench-${participantId}`, participantId },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    return new PhoneSocket(socket);
  }

  async ask<N extends keyof PatientRequests>(type: N, payload: object): Promise<void> {
    const answer = (await this.#socket
      .timeout(answerLimitMs)
      .emitWithAck('request', { v: protocolVersion, type, payload })) as { readonly ok: boolean };
    if (!answer.ok) throw new Error(`${type} refused: ${JSON.stringify(answer)}`);
  }

  close(): void {
    this.#socket.disconnect();
  }
}

/** A short id of the link (base64url of 16 bytes) written out; a long one as it is. */
function longId(id: string): string {
  if (id.length !== 22) return id;
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
