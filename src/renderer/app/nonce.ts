import { setNonce } from 'get-nonce';

/**
 * The nonce of this answer, which main put in the page (`html.cspNonce`). Kept by the `nonce` property only:
 * Chromium hides the attribute from scripts.
 */
export function pageNonce(): string {
  const carrier = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return carrier?.nonce ?? '';
}

/** Gives the nonce to libraries that add styles of their own (react-remove-scroll, through get-nonce). */
export function shareNonce(): void {
  setNonce(pageNonce());
}
