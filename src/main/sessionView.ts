import type { ConsoleMode, SessionProfile, SessionView } from '../shared/contracts/session.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import type { Place } from './place.ts';
import { protectionOf } from './profiles.ts';
import type { Seat } from './seat.ts';

/** How it stands, as the page is told: names of staff, and nothing that opens anything. */
export async function viewOf({
  mode,
  place,
  trouble,
  seat,
}: {
  readonly mode: ConsoleMode | null;
  readonly place: Place | null;
  /** Asked last: a lock waits for nothing. */
  readonly seat: () => Seat;
  readonly trouble: Refusal | null;
}): Promise<SessionView> {
  const kept = (await place?.profiles.list()) ?? [];
  const profiles: readonly SessionProfile[] = await Promise.all(
    kept.map(async (one) => {
      const { name, title, profession } = one.file.persona.principal;
      const waitSeconds = (await place?.profiles.waitSeconds(one)) ?? 0;
      return { id: one.id, name, title, profession, protectedBy: protectionOf(one.file), waitSeconds };
    }),
  );
  const now = seat();
  const here = new Set(kept.map((one) => one.file.persona.principal.hsaId));
  return {
    state: now.state,
    mode,
    clinic: kept[0]?.file.persona.clinic.name ?? null,
    profiles: [...profiles],
    current: 'profile' in now ? now.profile.id : null,
    canAdd: (place?.staff ?? [])
      .filter((one) => !here.has(one.hsaId))
      .map(({ hsaId, name, title }) => ({ hsaId, name, title })),
    keychain: place?.profiles.keychain ?? false,
    trouble,
  };
}
