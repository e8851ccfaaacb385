import type { waiting as sv } from '../sv/waiting.ts';
import type { Words } from '../words.ts';

export const waiting: Words<typeof sv> = {};
