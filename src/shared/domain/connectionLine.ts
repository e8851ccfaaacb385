import { isLoopback } from './loopback.ts';
import { done, type Result, refuse } from './refusal.ts';

/** What a clinic's administrator hands to the one who enrols a console, in one line. */
export interface ConnectionLine {
  /** The hub's origin, e.g. `https://hub.example:8443`. */
  readonly origin: string;
  /** Crockford's letters, without hyphens. */
  readonly code: string;
  /** SHA-256 of the certificate's public key (SPKI) in base64url; null over plain HTTP on loopback. */
  readonly pin: string | null;
}

const codeLetters = 16;

/** `https://hub.example:8443/#vidi1.CODE-CODE-CODE-CODE.PIN` */
export function writeConnectionLine({ origin, code, pin }: ConnectionLine): string {
  const grouped = code.match(/.{4}/g)?.join('-') ?? code;
  return `${origin}/#vidi1.${grouped}${pin === null ? '' : `.${pin}`}`;
}

/**
 * Reads the line as it was pasted or typed: blanks and hyphens in the code do not count, nor do small letters and the
 * letters that Crockford takes for a digit. Refuses with `enrolment.line`.
 */
export function readConnectionLine(text: string): Result<ConnectionLine> {
  const [, origin, letters, pin] =
    /^(https?:\/\/[^\s/#?@]+)\/#vidi1\.([^.]+)(?:\.([A-Za-z0-9_-]{43}))?$/.exec(text.replace(/\s/g, '')) ??
    [];
  if (origin === undefined || letters === undefined) return refuse('enrolment.line');
  const code = readEnrolmentCode(letters);
  if (code === null) return refuse('enrolment.line');
  // Without the certificate's key nothing says that the hub is the right one; over plain HTTP there is none.
  if (origin.startsWith('http:') ? !isLoopback(hostOf(origin)) || pin !== undefined : pin === undefined)
    return refuse('enrolment.line');
  return done({ origin: origin.toLowerCase(), code, pin: pin ?? null });
}

/** The host of an origin, without its port. */
function hostOf(origin: string): string {
  return /^https?:\/\/(.+?)(?::\d{1,5})?$/.exec(origin.toLowerCase())?.[1] ?? '';
}

/** The code without what people add to it and mistake in it (Crockford's base 32); null where it is none. */
function readEnrolmentCode(text: string): string | null {
  const code = text.toUpperCase().replace(/-/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === codeLetters && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
}

/** What a console signs to prove itself: bound to the hub, so that it is worth nothing at another. */
export function consoleProof(origin: string, nonce: string): string {
  return `vidi console v1\n${origin}\n${nonce}`;
}
