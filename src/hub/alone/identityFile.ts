import { readFileSync, statSync } from 'node:fs';
import { identityRules } from '../../shared/contracts/identity.ts';
import { defaultIdentityRules, type IdentityRules } from '../../shared/domain/identityRules.ts';
import { done } from '../../shared/domain/refusal.ts';
import { codeOf, type Told, tell } from './told.ts';

const setting = 'VIDI_HUB_IDENTITY_FILE';
const mostBytes = 65_536;

/**
 * What the clinic takes as enough to know who somebody is, from its file, or every line of it that is wrong; null: the
 * program's own (`defaultIdentityRules`).
 */
export function readIdentityFile(file: string | null): Told<IdentityRules> {
  if (file === null) return done(defaultIdentityRules);
  let given: unknown;
  try {
    if (statSync(file).size > mostBytes) return tell(`${setting}: is too large to be such a file`);
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return tell(
      error instanceof SyntaxError
        ? `${setting}: is not JSON`
        : `${setting}: cannot be read (${codeOf(error)})`,
    );
  }
  const read = identityRules.safeParse(given);
  if (read.success) return done(read.data);
  return tell(
    ...read.error.issues.map(
      ({ path, message }) => `${setting}: ${path.join('.') || 'all of it'}: ${message}`,
    ),
  );
}
