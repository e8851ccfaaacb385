import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { usePanel } from '../../visit/panel.ts';

/** How many times the document was asked to be looked at once more. */
const useLooks = create<{ readonly asked: number }>()(() => ({ asked: 0 }));

let answered = 0;

/** Looks at the document once more: a closed panel opens, and begins so by itself; an open one begins anew. */
export function lookOnceMore(): void {
  const { panel, openPanel } = usePanel.getState();
  if (panel !== 'identity') openPanel('identity');
  useLooks.setState(({ asked }) => ({ asked: asked + 1 }));
}

/** Calls `begin` whenever a second look is asked for while the component is shown, and for one that opened it. */
export function useSecondLook(begin: () => void): void {
  const asked = useLooks((store) => store.asked);
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    if (asked === answered) return;
    answered = asked;
    latest.current();
  }, [asked]);
}
