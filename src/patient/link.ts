import { sessionRequest } from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';

/** What a link's fragment says. The token is a secret: it is exchanged once and kept nowhere. */
export type LinkFragment =
  | { readonly state: 'none' }
  | { readonly state: 'malformed' }
  | { readonly state: 'link'; readonly participantId: ParticipantId; readonly token: string };

/** Reads `#1.<participant id>.<token>` (design.md, Links). Total: any text gives an answer. */
export function readFragment(hash: string): LinkFragment {
  const text = hash.replace(/^#/, '');
  if (text === '') return { state: 'none' };
  const [version, participantId, token, ...rest] = text.split('.');
  if (version !== '1' || rest.length > 0) return { state: 'malformed' };
  const parsed = sessionRequest.safeParse({ v: protocolVersion, participantId: idOf(participantId), token });
  if (!parsed.success) return { state: 'malformed' };
  return { state: 'link', participantId: parsed.data.participantId, token: parsed.data.token };
}

/** The id as in the contract, written out with hyphens or as the base64url of its 16 bytes. */
function idOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^[A-Za-z0-9_-]{22}$/.test(text)) return text?.toLowerCase();
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = Array.from(binary, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
