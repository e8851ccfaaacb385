import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { appAnswer } from '../../../src/main/appProtocol.ts';
import { temporaryFolder } from './support/folders.ts';

describe("the console's own scheme", () => {
  let root: string;

  beforeEach(() => {
    const folder = temporaryFolder();
    root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'renderer-of-another'));
    writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
    writeFileSync(join(folder, 'renderer-of-another', 'secret.json'), '{"secret":true}');
    writeFileSync(
      join(root, 'index.html'),
      '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__">',
    );
    writeFileSync(join(root, 'assets', 'app.js'), 'let nonce = "__CSP_NONCE__"');
    writeFileSync(join(root, 'assets', 'notes.txt'), 'x');
  });

  const get = (url: string, method = 'GET') => appAnswer(root, { url, method });

  it('serves the page with a new nonce in each answer, the same in the page and in its policy', async () => {
    const [first, second] = [await get('app://vidi/'), await get('app://vidi/index.html')];
    const nonces = [];
    for (const answer of [first, second]) {
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]+)' 'wasm-unsafe-eval'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      expect(await answer.text()).toBe(`<script nonce="${nonce}"></script><style nonce="${nonce}">`);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('lets nothing in from outside, and no inline code', async () => {
    const policy = (await get('app://vidi/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    for (const word of ['unsafe-inline', "'unsafe-eval'", 'http:', 'https:', 'ws:', '*'])
      expect(policy).not.toContain(word);
    for (const rule of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
  });

  it('serves scripts as they are, with their type and no guessing', async () => {
    const answer = await get('app://vidi/assets/app.js');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('let nonce = "__CSP_NONCE__"');
  });

  it.each([
    'app://vidi/../secret.json',
    'app://vidi/%2e%2e/secret.json',
    'app://vidi/..%2fsecret.json',
    'app://vidi/assets/..%2f..%2fsecret.json',
    'app://vidi/..%2frenderer-of-another%2fsecret.json',
    'app://vidi/%2e%2e%5csecret.json',
    'app://vidi//etc/passwd',
    'app://vidi/%2fetc%2fpasswd',
    'app://vidi/index.html%00.js',
    'app://vidi/assets/notes.txt',
    'app://vidi/assets',
    'app://vidi/nothing.js',
    'app://other/index.html',
    'http://vidi/index.html',
    'app://vidi/%E0%A4%A',
  ])('finds nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('only reads', async () => {
    expect((await get('app://vidi/index.html', 'POST')).status).toBe(405);
  });
});
