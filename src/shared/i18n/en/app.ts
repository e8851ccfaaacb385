import type { app as sv } from '../sv/app.ts';
import type { Words } from '../words.ts';

export const app: Words<typeof sv> = {};
