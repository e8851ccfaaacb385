import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';
import { onEvent } from '../ipc/client.ts';

/** The visits whose note is signed here and not in the record yet: the hub still counts them as unsigned. */
export const useSignedHere = create<ReadonlySet<VisitId>>()(() => new Set());

/** Starts to listen; called once, before anything is asked of main, so that nothing told early is lost. */
export function followSignedHere(): () => void {
  return onEvent('outbox', ({ visitIds }) => useSignedHere.setState(new Set(visitIds), true));
}
