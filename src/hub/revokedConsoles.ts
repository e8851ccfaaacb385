import type { Namespace } from 'socket.io';
import { z } from 'zod';
import { consoleId } from '../shared/contracts/primitives.ts';
import type { RefusalCount } from './refusals.ts';
import type { Db } from './storage/database.ts';

/** What an enrolled console said at the door, where it was believed. */
const said = z.object({ console: consoleId });

/**
 * Throws out the consoles that the administrator has ended since they came in: another process writes that into the
 * database, so it is looked for. A console comes back to the door at once, and hears there why.
 */
export async function throwOutRevoked(db: Db, staff: Namespace, refusals: RefusalCount): Promise<void> {
  if (staff.sockets.size === 0) return;
  const ended = await db.selectFrom('console').select('id').where('revoked_at', 'is not', null).execute();
  const ids = new Set(ended.map((one) => one.id));
  for (const socket of staff.sockets.values()) {
    const auth = said.safeParse(socket.handshake.auth);
    if (!auth.success || !ids.has(auth.data.console)) continue;
    refusals.add('staff', 'console.revoked');
    socket.disconnect(true);
  }
}
