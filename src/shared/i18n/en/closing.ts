import type { closing as sv } from '../sv/closing.ts';
import type { Words } from '../words.ts';

export const closing: Words<typeof sv> = {};
