import { leastPassphrase, leastPin } from '../../../shared/contracts/session.ts';
import type { SecretKind } from '../../seat/SecretField.tsx';

/** What is wrong with a secret that one is about to choose; null when nothing is. Main asks the same anew. */
export type SecretFault = 'tooShort' | 'notDigits' | 'onlyDigits' | 'differs' | null;

/** The fewest characters of a kind. */
export const least: Readonly<Record<SecretKind, number>> = { passphrase: leastPassphrase, pin: leastPin };

/** Looks at a chosen secret and at its repetition. */
export function faultOf(kind: SecretKind, secret: string, again: string): SecretFault {
  const digits = /^\d*$/.test(secret);
  if (kind === 'pin' && !digits) return 'notDigits';
  if ([...secret].length < least[kind]) return 'tooShort';
  // Digits alone are a PIN to main, however many.
  if (kind === 'passphrase' && digits) return 'onlyDigits';
  return secret === again ? null : 'differs';
}
