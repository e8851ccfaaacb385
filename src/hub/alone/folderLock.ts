import { join } from 'node:path';
import Database from 'libsql';
import { done } from '../../shared/domain/refusal.ts';
import { codeOf, type Told, tell } from './told.ts';

/**
 * Takes the data folder for this process: two hubs on one database would each know half of who is connected. The lock is
 * SQLite's, so that the system lets go of it however the process ends.
 */
export function takeFolder(data: string): Told<{ release(): void }> {
  const lock = new Database(join(data, 'hub.lock'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (codeOf(error) === 'SQLITE_BUSY') return tell('VIDI_HUB_DATA: another hub is running on this folder');
    throw error;
  }
  return done({ release: () => lock.close() });
}
