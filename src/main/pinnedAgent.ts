import { createHash } from 'node:crypto';
import { type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, connect as openSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { isLoopback } from '../shared/domain/loopback.ts';
import type { RefusalCode } from '../shared/domain/refusal.ts';
import { authorities } from './authorities.ts';

/** How long the other end may take until it has shown its certificate, in ms. */
const handshakeMs = 10_000;

const untrusted: RefusalCode = 'connection.certificate';
/** Trusts no authority: cheap to make, where the pin decides. */
const nobody = createSecureContext({ minVersion: 'TLSv1.2', ca: [] });

type Give = (error: Error | null, connection: Duplex) => void;

/**
 * The agent for everything this console sends to a hub elsewhere. Over https it hands a connection over only once the
 * other end is known: no byte of ours has gone before. Over http it goes to this machine alone.
 */
export function agentFor(origin: string, pin: string | null): HttpAgent {
  return new URL(origin).protocol === 'https:' ? new PinnedAgent(pin) : new LoopbackAgent();
}

class PinnedAgent extends HttpsAgent {
  readonly #pin: string | null;

  constructor(pin: string | null) {
    super({ keepAlive: false });
    this.#pin = pin;
  }

  override createConnection(options: ClientRequestArgs, give?: Give): undefined {
    this.#knownConnection(options).then(
      (socket) => give?.(null, socket),
      (error: Error) => give?.(error, undefined as never),
    );
  }

  /**
   * The pin alone is enough: who holds that key is the one whose line was given, whatever the certificate says of name
   * and date. Another key (a certificate made anew) is known by the machine's authorities and the name, or not at all.
   */
  async #knownConnection(options: ClientRequestArgs): Promise<TLSSocket> {
    if (this.#pin !== null) {
      const pinned = await handshake(options, nobody);
      if (keyOf(pinned) === this.#pin) return pinned;
      pinned.destroy();
    }
    const socket = await handshake(options, authorities());
    if (socket.authorized) return socket;
    socket.destroy();
    throw new Error(untrusted);
  }
}

class LoopbackAgent extends HttpAgent {
  override createConnection(options: ClientRequestArgs, given?: Give): Duplex | undefined {
    const host = options.host ?? '';
    if (isLoopback(host)) return openSocket({ host, port: Number(options.port) });
    given?.(new Error(untrusted), undefined as never);
    return undefined;
  }
}

/** Both ends' keys are settled, and nothing else has been said. Who the other end is must still be judged. */
function handshake(options: ClientRequestArgs, secureContext: SecureContext): Promise<TLSSocket> {
  const host = options.host ?? '';
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(options.port),
      servername: isIP(host) === 0 ? host : '',
      secureContext,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
    });
    const lost = new Error('connection.lost' satisfies RefusalCode);
    const timer = setTimeout(() => socket.destroy(lost), handshakeMs);
    socket.on('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(lost);
    });
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

function keyOf(socket: TLSSocket): string | null {
  const spki = socket.getPeerX509Certificate()?.publicKey.export({ format: 'der', type: 'spki' });
  return spki === undefined ? null : createHash('sha256').update(spki).digest('base64url');
}
