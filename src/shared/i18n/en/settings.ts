import type { settings as sv } from '../sv/settings.ts';
import type { Words } from '../words.ts';

export const settings: Words<typeof sv> = {};
