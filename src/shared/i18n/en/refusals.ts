import type { refusals as sv } from '../sv/refusals.ts';
import type { Words } from '../words.ts';

export const refusals: Words<typeof sv> = {};
