import { create } from 'zustand';
import type { VisitId } from '../../../shared/domain/ids.ts';

interface Emergency {
  /** The strip has been opened here; once 112 is being called the visit itself says so. */
  readonly opened: boolean;
  /** Visits for which colleagues have been asked to help, from here. */
  readonly helpAsked: ReadonlySet<VisitId>;
}

export const useEmergency = create<Emergency>()(() => ({ opened: false, helpAsked: new Set() }));

export function openEmergency(): void {
  useEmergency.setState({ opened: true });
}

export function closeEmergency(): void {
  useEmergency.setState({ opened: false });
}

/** Keeps in mind that colleagues have been asked for this visit, or are needed no more. */
export function noteHelp(visitId: VisitId, asked: boolean): void {
  const helpAsked = new Set(useEmergency.getState().helpAsked);
  if (asked) helpAsked.add(visitId);
  else helpAsked.delete(visitId);
  useEmergency.setState({ helpAsked });
}
