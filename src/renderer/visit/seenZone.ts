import { create } from 'zustand';
import type { Quad } from '../../identity/picture.ts';

/** A machine-readable zone in the living picture, as the reader saw it last. Filled in by features/identity, drawn by features/call. */
export interface SeenZone {
  /** Corners in px of the frame, `width` by `height`. */
  readonly quad: Quad;
  readonly width: number;
  readonly height: number;
  /** Its text is certain; else it is being looked at. */
  readonly certain: boolean;
}

interface ZoneInPicture {
  readonly zone: SeenZone | null;
  /** It is not there any more: what is drawn of it fades. */
  readonly gone: boolean;
}

/** Looks may miss a zone for so long, in ms, before it counts as gone: small ones are looked for in some frames only. */
const missedMs = 300;
/** For so long the zone stays outlined that was read, in ms; nobody looks where it goes then. */
const readMs = 1_200;

export const useSeenZone = create<ZoneInPicture>()(() => ({ zone: null, gone: true }));

let seenAt = 0;

/** A frame was looked at, at `at` (ms of the page's own clock): the zone in it, or null. */
export function sawFrame(zone: SeenZone | null, at: number): void {
  if (zone !== null) {
    seenAt = at;
    useSeenZone.setState({ zone, gone: false });
    if (zone.certain) setTimeout(() => useSeenZone.getState().zone === zone && fade(), readMs);
  } else if (!useSeenZone.getState().gone && at - seenAt >= missedMs) fade();
}

/** Nobody looks any more. */
export function stopsLooking(): void {
  useSeenZone.setState({ zone: null, gone: true });
}

function fade(): void {
  useSeenZone.setState({ gone: true });
}
