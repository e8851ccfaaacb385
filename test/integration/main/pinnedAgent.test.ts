import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HubClient } from '../../../src/main/hubClient.ts';
import { askHub } from '../../../src/main/hubRest.ts';
import { RemoteHub } from '../../../src/main/hubSource.ts';
import { consoleCalls } from '../../../src/shared/contracts/console.ts';
import { done, type Refusal, refuse } from '../../../src/shared/domain/refusal.ts';
import { type Certificate, makeAuthority, makeKeyPair } from '../../support/certificates.ts';
import { temporaryFolder } from './support/folders.ts';

const nonce = 'n'.repeat(43);
const body = JSON.stringify(done({ nonce }));
const answer = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;

/** A server that answers any request with a nonce, and counts what was said to it once the keys were settled. */
async function server(certificate: Certificate) {
  const seen = { connections: 0, bytes: 0 };
  const tls = createServer({ cert: certificate.cert, key: certificate.key }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      seen.bytes += data.byteLength;
      socket.end(answer);
    });
  });
  tls.on('connection', () => {
    seen.connections += 1;
  });
  tls.listen(0, '127.0.0.1');
  await once(tls, 'listening');
  onTestFinished(() => {
    tls.close();
  });
  return { seen, port: (tls.address() as AddressInfo).port };
}

const challenge = (origin: string, pin: string | null) =>
  askHub(new RemoteHub({ origin, pin }).address, consoleCalls['console.challenge'], {});

// An authority of this machine's: read once, at the first certificate that no pin knows.
const trusted = makeAuthority('Datorns utfärdare');
const unknown = makeAuthority('Någon annan');

function trustOnThisMachine(): void {
  const file = join(temporaryFolder(), 'authorities.pem');
  writeFileSync(file, trusted.cert);
  process.env.SSL_CERT_FILE = file;
}

describe('a connection to a hub elsewhere', () => {
  it('goes to the one who holds the key of the line, whoever issued the certificate and to what name', async () => {
    const certificate = unknown.issue(['another.example']);
    const { port, seen } = await server(certificate);
    expect(await challenge(`https://127.0.0.1:${port}`, certificate.pin)).toEqual(done({ nonce }));
    expect(seen.connections).toBe(1);
  });

  it.each<[string, Certificate, string]>([
    ['of nobody known', unknown.issue(['localhost']), 'localhost'],
    ['of an authority of this machine, for another name', trusted.issue(['hub.example']), 'localhost'],
    ['of an authority of this machine, for another address', trusted.issue(['127.0.0.2']), '127.0.0.1'],
    [
      'of nobody known, which bears the name of one who is',
      makeAuthority('Datorns utfärdare').issue(['localhost']),
      'localhost',
    ],
  ])('says not one byte to a server with a certificate %s', async (_whose, certificate, host) => {
    trustOnThisMachine();
    const { port, seen } = await server(certificate);
    const { pin } = unknown.issue(['localhost']);
    const origin = `https://${host}:${port}`;
    expect(await challenge(origin, pin)).toEqual(refuse('connection.certificate'));
    expect(await challenge(origin, null)).toEqual(refuse('connection.certificate'));

    const lost: Refusal[] = [];
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const client = new HubClient({
      credential: async () => refuse('internal'),
      onEvent: () => undefined,
      onConnected: () => undefined,
      onLost: (refusal) => {
        lost.push(refusal);
        tell();
      },
    });
    onTestFinished(() => client.close());
    client.connect(new RemoteHub({ origin, pin }).address);
    await told;
    expect(lost).toEqual([{ code: 'connection.certificate' }]);
    expect(seen.bytes).toBe(0);
    // By its pin and by the authorities, for each of three questions (once where there is no pin).
    expect(seen.connections).toBe(5);
  });

  it('goes to a certificate made anew with another key, where this machine trusts it and the name is right', async () => {
    trustOnThisMachine();
    const { port } = await server(trusted.issue(['localhost'], makeKeyPair()));
    const { pin } = unknown.issue(['localhost']);
    expect(await challenge(`https://localhost:${port}`, pin)).toEqual(done({ nonce }));
  });

  it.each(['127.0.0.1', '::1'])('goes in the clear to this machine (%s)', async (host) => {
    const http = createHttp((_request, reply) => reply.end(body));
    http.listen(0, host);
    await once(http, 'listening');
    onTestFinished(() => void http.close());
    const { port } = http.address() as AddressInfo;
    const name = host.includes(':') ? `[${host}]` : host;
    expect(await challenge(`http://${name}:${port}`, null)).toEqual(done({ nonce }));
  });

  it('is never made in the clear to another machine', async () => {
    expect(await challenge('http://192.0.2.1', null)).toEqual(refuse('connection.certificate'));
  });

  it('is lost where nobody answers', async () => {
    const { port } = await server(unknown);
    expect(await challenge(`http://127.0.0.1:${port}`, null)).toEqual(refuse('connection.lost'));
    expect(await challenge('https://127.0.0.1:1', 'x')).toEqual(refuse('connection.lost'));
  });
});
