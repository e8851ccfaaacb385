import { create } from 'zustand';
import type { IpcEvent } from '../../shared/contracts/ipc.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import { onEvent } from '../ipc/client.ts';

export type HelpCall = Extract<IpcEvent, { type: 'emergency' }>;

/** Colleagues who ask for help in an emergency, in the order in which they asked: each until it is over, or put away here. */
export const useHelpCalls = create<{ readonly calls: readonly HelpCall[] }>()(() => ({ calls: [] }));

export function putAwayHelp(visitId: VisitId): void {
  useHelpCalls.setState(({ calls }) => ({ calls: calls.filter((one) => one.visitId !== visitId) }));
}

/** Starts to listen; called once, before anything is asked of main, so that no early call is lost. */
export function followHelpCalls(): () => void {
  return onEvent('emergency', (event) => {
    const { calls } = useHelpCalls.getState();
    const isKnown = calls.some((one) => one.visitId === event.visitId);
    if (event.state === 'over') putAwayHelp(event.visitId);
    else if (isKnown)
      useHelpCalls.setState({ calls: calls.map((one) => (one.visitId === event.visitId ? event : one)) });
    else useHelpCalls.setState({ calls: [...calls, event] });
  });
}
