import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { request } from 'node:https';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { consoleProof } from '../../../../src/shared/domain/connectionLine.ts';
import type { Refusal, Result } from '../../../../src/shared/domain/refusal.ts';

/** A hub of a clinic, as those outside see it: over TLS, by its own name, with the certificate of a test's authority. */
export interface Outside {
  readonly origin: string;
  /** The authority's certificate, PEM. */
  readonly ca: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request over TLS that trusts the test's authority alone. */
export async function ask(
  { origin, ca }: Outside,
  path: string,
  options: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<Answered> {
  const { body, headers = {} } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, origin),
      {
        ca,
        // Else the certificate would be compared with the Host header, which a test may make up.
        servername: new URL(origin).hostname,
        agent: false,
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export async function call<T>(hub: Outside, path: string, body: object): Promise<Result<T>> {
  return JSON.parse((await ask(hub, path, { body: { v: 1, ...body } })).body) as Result<T>;
}

/** The two halves of a console's key, the public one as it is sent. */
export function consoleKey(): { readonly key: KeyObject; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    key: privateKey,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

interface Enrolled {
  readonly consoleId: string;
  readonly staff: { readonly hsaId: string; readonly name: string };
  readonly clinic: { readonly name: string };
}

export const enrolWith = (hub: Outside, code: string, publicKey: string) =>
  call<Enrolled>(hub, '/api/console/enrol', { code, publicKey, label: 'Rum 3' });

export async function nonceOf(hub: Outside): Promise<string> {
  const answer = await call<{ nonce: string }>(hub, '/api/console/challenge', {});
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.nonce;
}

/** What a console shows at the door, over this nonce. */
export function proofOf(consoleId: string, key: KeyObject, nonce: string, origin: string): object {
  const signature = sign(null, Buffer.from(consoleProof(origin, nonce)), key).toString('base64');
  return { v: 1, console: consoleId, nonce, signature };
}

/** Connects as staff: the socket, or what was refused. */
export async function connectWith({ origin, ca }: Outside, auth: object): Promise<Socket | Refusal> {
  const socket = io(`${origin}/staff`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    ca,
  });
  onTestFinished(() => {
    socket.disconnect();
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { data?: Refusal }) => {
      socket.disconnect();
      if (error.data === undefined) reject(error);
      else resolve(error.data);
    });
  });
}

/** What is refused at the door; null where the console was let in. */
export async function refusedWith(hub: Outside, auth: object): Promise<Refusal | null> {
  const met = await connectWith(hub, auth);
  return 'code' in met ? met : null;
}
