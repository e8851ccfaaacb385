import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { SectionKey } from '../../shared/domain/note.ts';
import { type ChordName, chords } from './chords.ts';

/** What can be done that has no chord of its own, in the palette's order. */
export const withoutChord = [
  'visit.letIn',
  'visit.copyLink',
  'visit.renewLink',
  'visit.message',
  'visit.changeChannel',
  'visit.sendBack',
  'visit.handOver',
  'visit.take',
  'visit.noShow',
  'visit.turnPhysical',
  'visit.cancel',
  'visit.close',
  'call.fullScreen',
  'keys.show',
  'theme.light',
  'theme.dark',
  'theme.system',
  'language.sv',
  'language.en',
  'keys.hints',
  'sound.arrival',
  'session.switch',
  'session.signOut',
] as const;

export type ActionName = ChordName | (typeof withoutChord)[number];

/** Every action there is, in the order in which the palette lists them. */
export const actionNames: readonly ActionName[] = [
  'visit.letIn',
  ...(Object.keys(chords) as ChordName[]),
  ...withoutChord.filter((name) => name !== 'visit.letIn'),
];

/** Something that can be done now. */
export interface Action {
  readonly name: ActionName;
  /** The part of the note that it is about: its name is the action's. */
  readonly section: SectionKey | null;
  readonly run: () => void;
}

/** What can be done now: the palette's list. Each action is entered where it lives, while it is shown and can be done. */
export const useActions = create<ReadonlyMap<symbol, Action>>()(() => new Map());

/** Enters an action while the component is shown and `enabled`; the ref holds the newest `run`. */
export function useAction(
  name: ActionName,
  run: () => void,
  enabled = true,
  section: SectionKey | null = null,
): { readonly current: () => void } {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return;
    const id = Symbol(name);
    const action: Action = { name, section, run: () => latest.current() };
    useActions.setState((actions) => new Map(actions).set(id, action), true);
    return () =>
      useActions.setState((actions) => new Map([...actions].filter(([other]) => other !== id)), true);
  }, [name, enabled, section]);
  return latest;
}

/** What does the action now, wherever it lives; null while it cannot be done. */
export function useDoable(name: ActionName): (() => void) | null {
  return useActions((actions) => [...actions.values()].find((one) => one.name === name)?.run ?? null);
}

/** The keys of an action as they are printed; none where it has none. */
export function keysOf(name: ActionName): readonly string[] {
  if (name in chords) return chords[name as ChordName].shown.split(' ');
  return name === 'visit.letIn' ? ['Enter'] : [];
}
