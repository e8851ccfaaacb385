import type { IncomingMessage } from 'node:http';

/** The names that a hub answers to, each with the origin of its own page. */
export interface OwnAddresses {
  /** What links begin with. */
  readonly origin: string;
  /** By Host header: the origin of a page of that name. */
  readonly byHost: ReadonlyMap<string, string>;
}

/** Of a hub that only this machine reaches. */
export function loopbackAddresses(port: number): OwnAddresses {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return { origin: `http://${hosts[0]}`, byHost: new Map(hosts.map((host) => [host, `http://${host}`])) };
}

/** Of a hub that is known by `origin` alone. */
export function publicAddresses(origin: string): OwnAddresses {
  const { host, hostname, port, protocol } = new URL(origin);
  const byHost = new Map([[host, origin]]);
  // A client may name the port that is understood.
  if (port === '') byHost.set(`${hostname}:${protocol === 'https:' ? 443 : 80}`, origin);
  return { origin, byHost };
}

/**
 * Whether a request came to this hub by its own name and, where a browser says from which page, from the hub's own page.
 * Checked on loopback too: else any web page could reach the hub by DNS rebinding.
 */
export function isOwnAddress(headers: IncomingMessage['headers'], own: OwnAddresses): boolean {
  const page = own.byHost.get(headers.host ?? '');
  return page !== undefined && (headers.origin === undefined || headers.origin === page);
}
