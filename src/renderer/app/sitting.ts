import { create } from 'zustand';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { followDay } from '../features/queue/dayStore.ts';
import { startSession } from '../ipc/session.ts';
import { followDrafts } from '../visit/draftStore.ts';
import { followFinishing } from '../visit/finishing.ts';
import { followVisit } from '../visit/visitStore.ts';

/** Whether the clinician's work is read, so that the day can be drawn. */
type Sitting =
  | { readonly state: 'none' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly refusal: Refusal };

export const useSitting = create<Sitting>()(() => ({ state: 'none' }));

let begun: Promise<void> | null = null;

/** Reads who sits here and begins to follow the day; once, for the window begins anew when the clinician leaves. */
export function sitDown(): Promise<void> {
  begun ??= begin();
  return begun;
}

async function begin(): Promise<void> {
  const refusal = await startSession();
  if (refusal !== null) {
    useSitting.setState({ state: 'failed', refusal }, true);
    return;
  }
  followDay();
  followVisit();
  followFinishing();
  followDrafts();
  useSitting.setState({ state: 'ready' }, true);
}
