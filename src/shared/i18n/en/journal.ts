import type { journal as sv } from '../sv/journal.ts';
import type { Words } from '../words.ts';

export const journal: Words<typeof sv> = {};
