import type { Left } from './comparison.ts';

/** The id of a field's control, so that a key can lead to what is left. */
export function fieldId(field: Exclude<Left, 'picture'> | 'state'): string {
  return `identity-${field}`;
}
