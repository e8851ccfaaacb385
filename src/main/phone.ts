import { shell } from 'electron';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { telephoneUrl } from './telephoneUrl.ts';

/** Hands a number to the telephone program. The only thing that this program ever opens outside itself. */
export async function dial(number: string): Promise<Result<Record<string, never>>> {
  const url = telephoneUrl(number);
  if (url === null) return refuse('message.malformed');
  await shell.openExternal(url).catch(() => undefined);
  return done({});
}
