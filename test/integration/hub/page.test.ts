import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { clinicAnswer } from '../../../src/shared/contracts/hub.ts';
import { newConfig, startHub } from './support/hub.ts';

/** A request with any headers, Host too (fetch sets that one itself). */
async function ask(
  port: number,
  options: { path?: string; method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: options.path ?? '/',
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (response) => {
        let body = '';
        response.on('data', (piece: Buffer) => {
          body += piece.toString('latin1');
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

describe("the patient's page", () => {
  it('is fetched anew each time, with its hashed parts kept for ever', async () => {
    const { hub } = await startHub();
    const page = await fetch(`${hub.origin}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const part = await fetch(`${hub.origin}/assets/page-abc123.js`);
    expect(part.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${hub.origin}/../hub/hub.db`)).status).toBe(404);
    expect((await fetch(`${hub.origin}/..%2fhub%2fhub.db`)).status).not.toBe(200);
  });

  it('comes compressed where its twin was built, with the same type and the same time to keep', async () => {
    const config = newConfig();
    for (const [name, text] of [
      ['index.html', '<!doctype html><title>Vidi</title>'],
      ['sw.js', 'self;'],
      ['manifest.webmanifest', '{}'],
      ['assets/page-abc123.js', 'export {};'],
    ] as const) {
      writeFileSync(join(config.patientDir, name), text);
      writeFileSync(join(config.patientDir, `${name}.br`), brotliCompressSync(text));
    }
    const { hub } = await startHub({ config });
    const read = async (path: string) => {
      const { headers, status } = await fetch(`${hub.origin}${path}`, {
        headers: { 'accept-encoding': 'br, gzip' },
      });
      const named = (name: string) => headers.get(name);
      return [status, named('content-encoding'), named('content-type'), named('cache-control')];
    };
    expect(await read('/')).toEqual([200, 'br', 'text/html; charset=utf-8', 'no-store']);
    expect(await read('/sw.js')).toEqual([200, 'br', 'application/javascript; charset=utf-8', 'no-store']);
    expect(await read('/manifest.webmanifest')).toEqual([200, 'br', 'application/manifest+json', 'no-cache']);
    expect((await read('/assets/page-abc123.js')).slice(0, 2)).toEqual([200, 'br']);
    expect((await read('/assets/page-abc123.js')).at(-1)).toContain('immutable');
  });

  it('comes with a strict policy: its own scripts and styles, camera and microphone for itself', async () => {
    const { hub } = await startHub();
    const { headers } = await fetch(`${hub.origin}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${hub.port}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self)');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it("says the clinic's name and number, and nothing else, to anybody", async () => {
    const { hub, config } = await startHub();
    const answer = await (await fetch(`${hub.origin}/api/clinic`)).json();
    expect(clinicAnswer.parse(answer)).toEqual({ v: 1, ...config.clinic });
  });

  it('measures the line both ways, within bounds', async () => {
    const { hub } = await startHub();
    const down = await fetch(`${hub.origin}/api/probe?bytes=100000`);
    expect((await down.arrayBuffer()).byteLength).toBe(100_000);
    expect((await fetch(`${hub.origin}/api/probe`)).status).toBe(200);
    expect((await fetch(`${hub.origin}/api/probe?bytes=9000000`)).status).toBe(413);
    const up = (size: number): Promise<Response> =>
      fetch(`${hub.origin}/api/probe`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(size),
      });
    expect(await (await up(262_144)).json()).toEqual({ ok: true, value: { bytes: 262_144 } });
    expect((await up(2_000_001)).status).toBe(413);
  });
});

describe('the web server', () => {
  it('answers to its own name only, and to its own page only', async () => {
    const { hub } = await startHub();
    const own = { host: `127.0.0.1:${hub.port}` };
    const status = async (headers: Record<string, string>, path = '/api/clinic'): Promise<number> =>
      (await ask(hub.port, { path, headers })).status;
    expect(await status(own)).toBe(200);
    expect(await status({ host: `localhost:${hub.port}` })).toBe(200);
    expect(await status({ ...own, origin: hub.origin })).toBe(200);
    expect(await status({ host: 'rebound.example' })).toBe(403);
    expect(await status({ ...own, origin: 'http://evil.example' })).toBe(403);
    expect(
      await status({ ...own, origin: 'http://evil.example' }, '/socket.io/?EIO=4&transport=polling'),
    ).toBe(403);
    expect(await status({ host: 'rebound.example' }, '/socket.io/?EIO=4&transport=polling')).toBe(403);
    expect(hub.refusals()['sender.untrusted']).toBe(4);
  });

  it('refuses a body that is too large or malformed, and lives on', async () => {
    const { hub } = await startHub();
    const post = (
      body: string | Buffer,
      type = 'application/json',
    ): Promise<{ status: number; body: string }> =>
      ask(hub.port, {
        path: '/api/session',
        method: 'POST',
        headers: { host: `127.0.0.1:${hub.port}`, 'content-type': type },
        body,
      });
    expect((await post(JSON.stringify({ v: 1, token: 'x'.repeat(10_000) }))).status).toBe(413);
    expect((await post('{"v":')).status).toBe(400);
    expect((await post('{"__proto__":{"v":1}}')).status).toBe(400);
    expect((await post('<a/>', 'text/xml')).status).toBe(400);
    expect((await post(Buffer.from([0xff, 0xfe, 0x00]))).status).toBe(400);
    expect((await post('[]')).status).toBe(404);
    expect(hub.refusals()).toMatchObject({ 'message.tooLarge': 1, 'message.malformed': 4 });
    expect((await fetch(`${hub.origin}/api/clinic`)).status).toBe(200);
  });

  it('gives the session in a cookie that no script reads', async () => {
    const hub = await startHub();
    const { connectStaff } = await import('./support/clients.ts');
    const { bookOne } = await import('./support/bookings.ts');
    const { url } = await bookOne(await connectStaff(hub));
    const [, participantId, token] = new URL(url).hash.slice(1).split('.');
    const response = await fetch(`${hub.hub.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, participantId, token }),
    });
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
