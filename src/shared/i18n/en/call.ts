import type { call as sv } from '../sv/call.ts';
import type { Words } from '../words.ts';

export const call: Words<typeof sv> = {};
