import type { Socket } from 'socket.io';
import { z } from 'zod';
import { participantId, protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { sessionCookie } from './http.ts';
import type { Log } from './refusals.ts';
import type { Place, Sessions } from './sessions.ts';

/** Who knocks at the `/patient` namespace: a tab of a browser, with its place or its turn to wait for one. */
export interface Visitor {
  readonly place: Place;
  readonly waits: boolean;
  /** Names the tab over its reloads. */
  readonly tab: string;
}

const pageAuth = z.object({
  v: z.literal(protocolVersion),
  tab: z.string().min(1).max(64),
  /** Whose page it is, out of the link, for a browser that holds several places. */
  participantId: participantId.optional(),
});

/** Finds the place by the socket's cookie. Refuses what is malformed, of another version, and who has no place. */
export async function visitorAt(
  { handshake }: Socket,
  { sessions, log }: { readonly sessions: Sessions; readonly log: Log },
): Promise<Result<Visitor>> {
  const version = z.object({ v: z.number() }).safeParse(handshake.auth);
  if (version.success && version.data.v !== protocolVersion) return refuse('connection.version');
  const auth = readAs(pageAuth, handshake.auth);
  if (!auth.success) return refuse('message.malformed');
  try {
    const found = await sessions.placeOf(cookieOf(handshake.headers.cookie), auth.data.participantId);
    return found.ok ? done({ ...found.value, tab: auth.data.tab }) : found;
  } catch (error) {
    log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'session lookup failed');
    return refuse('internal');
  }
}

function cookieOf(header: string | undefined): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1);
}
