import { create } from 'zustand';
import type { HelpCall } from '../../shared/contracts/help.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import { onEvent } from '../ipc/client.ts';

interface HelpCalls {
  /** All that stand, as the hub has told last: colleagues who ask for help, and what was asked from here. */
  readonly calls: readonly HelpCall[];
  /** Put away here, each since when it was asked for. */
  readonly putAway: ReadonlyMap<VisitId, number>;
}

export const useHelpCalls = create<HelpCalls>()(() => ({ calls: [], putAway: new Map() }));

/** Colleagues who ask, in the order in which they asked: each until it is over, or put away here. */
export function colleaguesCalls({ calls, putAway }: HelpCalls): readonly HelpCall[] {
  return calls.filter((one) => !one.mine && putAway.get(one.visitId) !== one.at);
}

/** Whether help has been asked for from here in this visit, and is needed still. */
export function useHelpAsked(visitId: VisitId): boolean {
  return useHelpCalls(({ calls }) => calls.some((one) => one.mine && one.visitId === visitId));
}

export function putAwayHelp({ visitId, at }: HelpCall): void {
  useHelpCalls.setState(({ putAway }) => ({ putAway: new Map(putAway).set(visitId, at) }));
}

/** Starts to listen; called once, before anything is asked of main, so that no early call is lost. */
export function followHelpCalls(): () => void {
  return onEvent('help', ({ calls }) => useHelpCalls.setState({ calls }));
}
