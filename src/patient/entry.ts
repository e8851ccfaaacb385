import { clinicAnswer, sessionAnswer } from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';
import type { RefusalCode } from '../shared/domain/refusal.ts';
import type { EntryTrouble } from './pageState.ts';

/** The page's word for a refusal at the door. */
export function troubleFor(code: RefusalCode | 'unreachable'): EntryTrouble {
  switch (code) {
    case 'link.invalid':
    case 'message.malformed':
    case 'participant.unknown':
      return 'wrongLink';
    case 'link.over':
      return 'over';
    case 'session.missing':
    case 'permission.denied':
      return 'noSession';
    case 'message.rateLimited':
      return 'tooMany';
    case 'message.version':
    case 'connection.version':
      return 'version';
    default:
      return 'unreachable';
  }
}

/** Exchanges the link for a session (an HttpOnly cookie). Null when it went well. Never throws. */
export async function exchangeLink(
  participantId: ParticipantId,
  token: string,
): Promise<EntryTrouble | null> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: protocolVersion, participantId, token }),
    });
    if (response.status === 429) return 'tooMany';
    const answer = sessionAnswer.safeParse(await response.json());
    if (!answer.success) return response.status >= 500 ? 'unreachable' : 'wrongLink';
    return answer.data.ok ? null : troubleFor(answer.data.refusal.code);
  } catch {
    return 'unreachable';
  }
}

/** Name and number of the clinic, which stand on every page; null while it cannot be reached. */
export async function readClinic(): Promise<{ name: string; phone: string } | null> {
  try {
    const response = await fetch('/api/clinic');
    const answer = clinicAnswer.safeParse(await response.json());
    return answer.success ? { name: answer.data.name, phone: answer.data.phone } : null;
  } catch {
    return null;
  }
}
