import type { Page } from 'playwright';

/** What one side's connection says of the received picture. */
export interface CallMeasure {
  readonly framesDecoded: number;
  readonly width: number;
  readonly height: number;
  readonly candidatePair: string;
}

interface Remembering {
  vidiPeersSeen?: RTCPeerConnection[];
}

/** Makes a page remember the connections it makes from now on. The page itself holds nothing for a driver's sake. */
export async function rememberConnections(page: Page): Promise<void> {
  await page.addInitScript(remember);
  await page.evaluate(remember);
}

function remember(): void {
  const memory = globalThis as Remembering;
  if (memory.vidiPeersSeen !== undefined || typeof RTCPeerConnection === 'undefined') return;
  const seen: RTCPeerConnection[] = [];
  memory.vidiPeersSeen = seen;
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      seen.push(this);
    }
  };
}

/** What the page's live connection measures now; null while none is connected. */
export async function measureCall(page: Page): Promise<CallMeasure | null> {
  return page.evaluate(async () => {
    const peers = (globalThis as Remembering).vidiPeersSeen ?? [];
    const live = peers.findLast((peer) => peer.connectionState === 'connected');
    if (live === undefined) return null;
    const reports = new Map<string, Record<string, unknown>>();
    for (const [id, report] of (await live.getStats()) as unknown as Map<string, Record<string, unknown>>)
      reports.set(id, report);
    const all = [...reports.values()];
    const pictures = all.filter((report) => report.type === 'inbound-rtp' && report.kind === 'video');
    const picture = pictures.toSorted(
      (a, b) => Number(b.framesDecoded ?? 0) - Number(a.framesDecoded ?? 0),
    )[0];
    const pair = all.find((report) => report.type === 'candidate-pair' && report.nominated === true);
    const local = reports.get(String(pair?.localCandidateId));
    const remote = reports.get(String(pair?.remoteCandidateId));
    return {
      framesDecoded: Number(picture?.framesDecoded ?? 0),
      width: Number(picture?.frameWidth ?? 0),
      height: Number(picture?.frameHeight ?? 0),
      candidatePair: `${local?.candidateType ?? '?'} ${local?.protocol ?? '?'} - ${remote?.candidateType ?? '?'} ${remote?.protocol ?? '?'}`,
    };
  });
}

/** What the page's live connection lets out: a track that is there and enabled. Nothing while none is connected. */
export async function sendingNow(page: Page): Promise<{ readonly audio: boolean; readonly video: boolean }> {
  return page.evaluate(() => {
    const peers = (globalThis as Remembering).vidiPeersSeen ?? [];
    const live = peers.findLast((peer) => peer.connectionState === 'connected');
    const tracks = (live?.getSenders() ?? []).flatMap(({ track }) => track ?? []);
    const sends = (kind: string) => tracks.some((track) => track.kind === kind && track.enabled);
    return { audio: sends('audio'), video: sends('video') };
  });
}

/** Waits until more than `frames` more frames than now have been decoded; returns the last measure. */
export async function waitForFrames(page: Page, frames: number, limitMs: number): Promise<CallMeasure> {
  const limit = Date.now() + limitMs;
  let start: number | null = null;
  let last: CallMeasure | null = null;
  while (Date.now() < limit) {
    last = await measureCall(page);
    if (last !== null) {
      start ??= last.framesDecoded;
      if (last.framesDecoded - start > frames) return last;
    }
    await page.waitForTimeout(150);
  }
  throw new Error(
    last === null
      ? `no connection after ${limitMs} ms`
      : `${last.framesDecoded - (start ?? 0)} frames decoded in ${limitMs} ms, more than ${frames} expected`,
  );
}
