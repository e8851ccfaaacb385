import { useEffect, useRef } from 'react';
import { protocolVersion } from '../../../shared/contracts/primitives.ts';
import type { DocumentTip } from '../../../shared/domain/identity.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import type { NotCertain, ReaderView } from './useDocumentReader.ts';

/** Nobody can follow more than one a while, in ms. */
const betweenTipsMs = 2_000;
/** Before anything is asked the patient has time to hold the document up, in ms. */
const firstTipMs = 4_000;

const tipFor: Readonly<Record<NotCertain, DocumentTip>> = {
  noDocument: 'otherSide',
  mirrored: 'straight',
  cutOff: 'whole',
  tooSmall: 'closer',
  glare: 'glare',
  dark: 'light',
  tilted: 'straight',
  blurred: 'holdStill',
  unsure: 'closer',
};

/** Tells the patient what would let the document be read, and then that it can be; in the page's own language. */
export function useDocumentTips(view: ReaderView): void {
  const send = useLiveCall((call) => call.send);
  const last = useRef<{ readonly tip: DocumentTip | null; readonly at: number }>({ tip: null, at: 0 });
  const looking = view.is === 'looking' || view.is === 'certain';
  const tip =
    view.is === 'certain'
      ? 'read'
      : view.is === 'looking' && view.reason !== null
        ? tipFor[view.reason]
        : null;

  useEffect(() => {
    last.current = { tip: null, at: looking ? performance.now() : 0 };
  }, [looking]);

  useEffect(() => {
    if (tip === null || tip === last.current.tip) return;
    const tell = () => {
      last.current = { tip, at: performance.now() };
      send({ v: protocolVersion, type: 'documentTip', tip });
    };
    if (tip === 'read') {
      tell();
      return;
    }
    const rest = last.current.tip === null ? firstTipMs : betweenTipsMs;
    const timer = setTimeout(tell, Math.max(0, last.current.at + rest - performance.now()));
    return () => clearTimeout(timer);
  }, [tip, send]);
}
