import type { identity as sv } from '../sv/identity.ts';
import type { Words } from '../words.ts';

export const identity: Words<typeof sv> = {};
