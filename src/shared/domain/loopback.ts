/**
 * Whether a host is this machine's own, which no one else can answer for and nobody overhears: `localhost`, 127.0.0.0/8
 * and `::1`, as a name, an address, or in a URL (`[::1]`).
 */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
