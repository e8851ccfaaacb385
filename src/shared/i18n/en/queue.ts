import type { queue as sv } from '../sv/queue.ts';
import type { Words } from '../words.ts';

export const queue: Words<typeof sv> = {};
