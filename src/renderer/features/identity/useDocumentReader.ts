import { useEffect, useRef, useState } from 'react';
import { type Combined, combined, isCertain } from '../../../identity/combining.ts';
import { looks } from '../../../identity/reader.ts';
import type { Reading, Unreadable } from '../../../identity/reading.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { callReader, dropReader, isKept } from '../../reader/callReader.ts';
import type { ReaderTrouble, ReaderWorker } from '../../reader/readerWorker.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { sawFrame, stopsLooking } from '../../visit/seenZone.ts';
import { readStill } from './readStill.ts';

/** Which picture decided. */
export type ReadFrom = 'video' | 'still';

/** Why there is no answer: nothing is read, or what is read stays unsure. */
export type NotCertain = Unreadable | 'unsure';

/** What the reader of documents says of the living picture. */
export type ReaderView =
  | { readonly is: 'off' }
  | { readonly is: 'starting' }
  /** It cannot read here; the form does without it. */
  | { readonly is: 'broken'; readonly trouble: ReaderTrouble }
  /** `reason`: why the last frames gave nothing, or nothing sure; null while something is being read. */
  | { readonly is: 'looking'; readonly reason: NotCertain | null }
  | { readonly is: 'certain'; readonly read: Combined; readonly from: ReadFrom; readonly ms: number };

/** How long to wait for a living picture, in ms. */
const withoutPictureMs = 300;
/** Rest between two looks: at least so many ms, and this share of the look before, for the call's own coding goes first. */
const leastRestMs = 40;
const restShare = 0.6;
/** So many looks in a row without anything before it is said why. */
const silentLooks = 3;
/** So many looks at one document without being certain of it before that is said. */
const unsureLooks = 6;

/**
 * Reads the living picture while `active`, until it is certain of a document; `onRead` is then given the frame or
 * the still that decided. A worker that dies is started anew once.
 * @param unreadStill the latest still that was not given yet, read between two frames; whichever is certain first decides.
 * @param round another round begins anew.
 */
export function useDocumentReader(
  active: boolean,
  round: number,
  unreadStill: () => Promise<ImageBitmap | null>,
  onRead: (picture: ImageBitmap, reading: Reading, from: ReadFrom) => void,
): ReaderView {
  const { zone } = useAbout().clinic;
  const [view, setView] = useState<ReaderView>({ is: 'off' });
  const told = useRef(onRead);
  told.current = onRead;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads anew
  useEffect(() => {
    if (!active) {
      setView({ is: 'off' });
      return;
    }
    let gone = false;
    const say = (next: ReaderView) => {
      if (!gone) setView(next);
    };
    const run = async () => {
      const began = performance.now();
      for (let starts = 0; starts < 2 && !gone; starts++) {
        say({ is: 'starting' });
        const coming = callReader();
        const started = await coming;
        if (gone) return;
        if (typeof started === 'string') {
          say({ is: 'broken', trouble: started });
          if (started === 'models') return;
          continue;
        }
        const ended = await readOn(
          started,
          () => gone,
          zone,
          say,
          began,
          unreadStill,
          (picture, reading, from) => told.current(picture, reading, from),
        );
        if (ended) return;
        // Dropped by whoever locked the window or ended the call: nothing more is looked at.
        if (!isKept(coming)) {
          say({ is: 'off' });
          return;
        }
        dropReader();
        say({ is: 'broken', trouble: 'worker' });
      }
    };
    void run();
    return () => {
      gone = true;
      stopsLooking();
    };
  }, [active, round, unreadStill, zone]);
  return view;
}

/** Looks at frame after frame; true when it is done, false when the worker died. */
async function readOn(
  worker: ReaderWorker,
  isGone: () => boolean,
  zone: string,
  say: (view: ReaderView) => void,
  began: number,
  unreadStill: () => Promise<ImageBitmap | null>,
  onRead: (picture: ImageBitmap, reading: Reading, from: ReadFrom) => void,
): Promise<boolean> {
  let read: Combined | null = null;
  let nothing = 0;
  let unsure = false;
  say({ is: 'looking', reason: null });
  while (!isGone()) {
    const started = performance.now();
    const still = await unreadStill();
    if (still !== null) {
      const today = localDateOf(now(), zone);
      const seen = await readStill(worker, still, today);
      if (seen === null || isGone()) {
        still.close();
        return isGone();
      }
      if (seen.zone !== null && seen.result.state === 'read')
        read = combined(read, seen.zone, seen.result.quad, today);
      if (read !== null && isCertain(read)) {
        say({ is: 'certain', read, from: 'still', ms: performance.now() - began });
        onRead(still, read.reading, 'still');
        return true;
      }
      still.close();
    }
    const frame = await useLiveCall.getState().grabFrame();
    if (frame === null) {
      sawFrame(null, performance.now());
      await pause(withoutPictureMs);
      continue;
    }
    const { width, height } = frame;
    const copy = await createImageBitmap(frame).catch(() => null);
    const today = localDateOf(now(), zone);
    // Small zones are looked for on every third frame that shows none: one pass a frame.
    const side = nothing % 3 === 2 ? looks[1] : looks[0];
    const seen = await worker.look(frame, side, today);
    if (seen === null || isGone()) {
      copy?.close();
      return isGone();
    }
    const { result } = seen;
    if (seen.zone !== null && result.state === 'read') {
      read = combined(read, seen.zone, result.quad, today);
      nothing = 0;
    } else nothing++;
    const certain = read !== null && isCertain(read);
    // Even text is taken for a zone at first: what turned out to be none is not outlined.
    const zoneQuad = result.state === 'read' || result.reason !== 'noDocument' ? result.quad : null;
    sawFrame(zoneQuad && { quad: zoneQuad, width, height, certain }, performance.now());
    if (read !== null && certain) {
      say({ is: 'certain', read, from: 'video', ms: performance.now() - began });
      if (copy !== null) onRead(copy, read.reading, 'video');
      return true;
    }
    copy?.close();
    // Looks start over after a while; what was unsure then is so still, until nothing is seen.
    if (nothing >= silentLooks) unsure = false;
    else if (read !== null && read.count >= unsureLooks) unsure = true;
    if (result.state === 'notRead' && nothing >= silentLooks) say({ is: 'looking', reason: result.reason });
    else if (nothing === 0) say({ is: 'looking', reason: unsure ? 'unsure' : null });
    await pause(Math.max(leastRestMs, (performance.now() - started) * restShare));
  }
  return true;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
