import type { IncomingMessage } from 'node:http';

/**
 * Whether a request came to this hub by its own name and, where a browser says from which page, from the hub's own page.
 * Checked on loopback too: else any web page could reach the hub by DNS rebinding.
 */
export function isOwnAddress(headers: IncomingMessage['headers'], port: number): boolean {
  const { host, origin } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  return origin === undefined || origin === `http://${host}`;
}
