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
  /** Goes on in another app's browser, as chosen. */
  readonly staysInApp: boolean;
}

const key = 'vidi.tab';

export function readKept(): KeptInTab {
  const fresh: KeptInTab = {
    tab: v7(),
    participantId: null,
    step: 'welcome',
    left: false,
    hold: false,
    staysInApp: false,
  };
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
      staysInApp: kept.staysInApp === true,
    };
  } catch {
    return fresh;
  }
}

/** What was kept, for this person's place: another one's in the same tab begins at the beginning. */
export function keptFor(kept: KeptInTab, participantId: ParticipantId | null): KeptInTab {
  if (participantId === kept.participantId) return kept;
  return { ...kept, participantId, step: 'welcome', left: false, hold: false };
}

export function keep(kept: KeptInTab): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Private mode of some browsers: the page works, a reload begins anew.
  }
}
