import { v7 } from 'uuid';
import { participantId as participantIdSchema } from '../shared/contracts/primitives.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';
import { type Step, steps } from './pageState.ts';

/**
 * What a reload of this tab takes up again. Nothing about the person: which tab, which place in the visit,
 * how far on the way in. Where the browser refuses storage, a reload begins at the first screen.
 */
export interface KeptInTab {
  readonly tab: string;
  readonly participantId: ParticipantId | null;
  readonly step: Step;
  readonly left: boolean;
  /** A pause outlives a reload: nothing is sent until the clinician's side has said that it is over. */
  readonly hold: boolean;
}

const key = 'vidi.tab';

export function readKept(): KeptInTab {
  const fresh: KeptInTab = { tab: v7(), participantId: null, step: 'welcome', left: false, hold: false };
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return fresh;
    const kept = raw as Record<string, unknown>;
    const id = participantIdSchema.safeParse(kept.participantId);
    return {
      tab: typeof kept.tab === 'string' && kept.tab.length === fresh.tab.length ? kept.tab : fresh.tab,
      participantId: id.success ? id.data : null,
      step: steps.find((step) => step === kept.step) ?? 'welcome',
      left: kept.left === true,
      hold: kept.hold === true,
    };
  } catch {
    return fresh;
  }
}

export function keep(kept: KeptInTab): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Private mode of some browsers: the page works, a reload begins anew.
  }
}
