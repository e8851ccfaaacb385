/** The placeholder that Vite leaves where a nonce is to stand (`html.cspNonce`). */
export const noncePlaceholder = '__CSP_NONCE__';

/**
 * The console's Content-Security-Policy for one answer. Nothing comes from outside the app; styles need the nonce
 * (Mantine writes them at run time), `wasm-unsafe-eval` is the document reader's.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
