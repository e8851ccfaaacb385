import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { appHost, appScheme } from './appOrigin.ts';
import { contentSecurityPolicy, noncePlaceholder } from './contentSecurity.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

/** Privileges of our scheme; to be registered before the app is ready. */
export const appSchemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

/** The file under `root` that a URL's path names, or null where it would leave `root` or is of no kind that we serve. */
function fileFor(root: string, url: string): string | null {
  let parts: URL;
  let path: string;
  try {
    parts = new URL(url);
    path = decodeURIComponent(parts.pathname);
  } catch {
    return null;
  }
  if (parts.protocol !== `${appScheme}:` || parts.host !== appHost) return null;
  if (/[\0\\]/.test(path)) return null;
  const file = resolve(root, `.${path === '/' || path === '' ? '/index.html' : path}`);
  if (!file.startsWith(resolve(root) + sep)) return null;
  return Object.hasOwn(contentTypes, extname(file)) ? file : null;
}

/** Answers a request for the console's own files, with a new nonce each time. */
export async function appAnswer(
  root: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
  const file = fileFor(root, request.url);
  if (file === null) return plain(404);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return plain(404);
  }
  const nonce = randomBytes(16).toString('base64');
  const body =
    extname(file) === '.html'
      ? bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)
      : new Uint8Array(bytes);
  return new Response(body, { status: 200, headers: headersFor(file, nonce) });
}

function headersFor(file: string, nonce: string): Record<string, string> {
  return {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function plain(status: number): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } });
}
