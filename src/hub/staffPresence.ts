import type { HsaId } from '../shared/domain/ids.ts';

/** Whose consoles are connected: in memory only. */
export interface StaffPresence {
  /** One more console of theirs is connected. */
  came(hsaId: HsaId): void;
  /** One fewer is. `forGood`: it said goodbye, so nobody is waited for. Resolves once this has been told. */
  left(hsaId: HsaId, forGood: boolean): Promise<void>;
  /** Counts who was here before the hub was started again as one who has just been lost. */
  awaits(hsaId: HsaId): void;
  isConnected(hsaId: HsaId): boolean;
  /** Connected, or lost so short a while ago that they may be on the way back. */
  isThere(hsaId: HsaId): boolean;
  stop(): void;
}

export function createStaffPresence(deps: {
  /** For how long one whose last console was lost still counts as there, in milliseconds. */
  readonly graceMs: number;
  /** Called when one who was not there is, and when one who was is not any more. */
  readonly changed: (hsaId: HsaId) => Promise<void>;
}): StaffPresence {
  const { graceMs, changed } = deps;
  const consoles = new Map<HsaId, number>();
  const lost = new Map<HsaId, ReturnType<typeof setTimeout>>();
  let stopped = false;

  const isConnected = (hsaId: HsaId): boolean => consoles.has(hsaId);
  const isThere = (hsaId: HsaId): boolean => isConnected(hsaId) || lost.has(hsaId);

  function awaits(hsaId: HsaId): void {
    // Consoles that go with the hub itself are not waited for.
    if (stopped) return;
    lost.set(
      hsaId,
      setTimeout(() => {
        lost.delete(hsaId);
        void changed(hsaId);
      }, graceMs),
    );
  }

  return {
    came(hsaId) {
      const wasThere = isThere(hsaId);
      clearTimeout(lost.get(hsaId));
      lost.delete(hsaId);
      consoles.set(hsaId, (consoles.get(hsaId) ?? 0) + 1);
      if (!wasThere) void changed(hsaId);
    },
    async left(hsaId, forGood) {
      const more = (consoles.get(hsaId) ?? 1) - 1;
      if (more > 0) {
        consoles.set(hsaId, more);
        return;
      }
      consoles.delete(hsaId);
      if (!forGood) awaits(hsaId);
      else if (!stopped) await changed(hsaId);
    },
    awaits,
    isConnected,
    isThere,
    stop() {
      stopped = true;
      for (const timer of lost.values()) clearTimeout(timer);
      lost.clear();
    },
  };
}
