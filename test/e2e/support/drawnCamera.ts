import type { Page } from 'playwright';
import type { Td1Holder } from '../../../src/practice/mrz.ts';
import { pictureOf } from './heldDocument.ts';

/** What the page keeps of its drawn camera, and of its channel for stills. */
interface Drawn {
  vidiBeforeCamera?: HTMLImageElement | null;
  vidiStills?: {
    channel: RTCDataChannel;
    /** Messages that went out, those of all connections. */
    readonly sent: (string | Uint8Array)[];
    readonly heard: string[];
  };
}

/**
 * A camera that is drawn, 1920 x 1080, in place of the browser's own, and a record of what goes over the channel for stills.
 * For `Stage.patient`'s `before`.
 */
export async function drawnCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn = globalThis as Drawn;
    if (typeof navigator.mediaDevices === 'undefined') return;
    const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const canvas = document.createElement('canvas');
    canvas.width = 1920;
    canvas.height = 1080;
    const pen = canvas.getContext('2d', { alpha: false });
    // A hand is never quite still.
    const draw = () => {
      const sway = 2 * Math.sin(performance.now() / 600);
      if (pen !== null) {
        pen.fillStyle = '#5b6a70';
        pen.fillRect(0, 0, canvas.width, canvas.height);
        if (drawn.vidiBeforeCamera)
          pen.drawImage(drawn.vidiBeforeCamera, sway, sway, canvas.width, canvas.height);
      }
    };
    setInterval(draw, 66);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = constraints?.audio ? await own({ audio: constraints.audio }) : new MediaStream();
      if (constraints?.video) {
        const [track] = canvas.captureStream(15).getVideoTracks();
        if (track !== undefined) stream.addTrack(track);
      }
      return stream;
    };

    const create = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function (label, options) {
      const channel = create.call(this, label, options);
      if (label !== 'stills') return channel;
      const { sent = [], heard = [] } = drawn.vidiStills ?? {};
      drawn.vidiStills = { channel, sent, heard };
      const send = channel.send.bind(channel) as (data: string | Uint8Array<ArrayBuffer>) => void;
      channel.send = ((data: string | Uint8Array<ArrayBuffer>) => {
        sent.push(typeof data === 'string' ? data : data.slice());
        send(data);
      }) as typeof channel.send;
      channel.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') heard.push(data);
      });
      return channel;
    };
  });
}

/** Holds this document before the drawn camera; null takes it down. */
export async function holdBeforeCamera(page: Page, holder: Td1Holder | null): Promise<void> {
  const url = holder === null ? null : await pictureOf(holder, false);
  await page.evaluate(async (source) => {
    const drawn = globalThis as Drawn;
    drawn.vidiBeforeCamera = null;
    if (source === null) return;
    const image = new Image();
    image.src = source;
    await image.decode();
    drawn.vidiBeforeCamera = image;
  }, url);
}

/** Says this on the page's channel for stills, past the page: what a broken or a malicious one might say. */
export async function sayOnStills(
  page: Page,
  messages: readonly (string | readonly number[])[],
): Promise<void> {
  await page.evaluate((all) => {
    const { channel } = (globalThis as Drawn).vidiStills ?? {};
    for (const message of all)
      if (typeof message === 'string') channel?.send(message);
      else channel?.send(Uint8Array.from(message));
  }, messages);
}

/** What the clinic has said on the channel for stills, over all connections. */
export function heardOnStills(page: Page): Promise<Record<string, unknown>[]> {
  return page.evaluate(() => ((globalThis as Drawn).vidiStills?.heard ?? []).map((text) => JSON.parse(text)));
}

/** The bytes of the last still that the page sent, put together again. */
export async function lastStillSent(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(() => {
    const sent = (globalThis as Drawn).vidiStills?.sent ?? [];
    const from = sent.findLastIndex((message) => typeof message === 'string');
    return sent
      .slice(from + 1)
      .flatMap((message) => (typeof message === 'string' ? [] : [...message.subarray(4)]));
  });
  return Buffer.from(bytes);
}

/** Closes the channel for stills, and nothing else. */
export async function closeStills(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as Drawn).vidiStills?.channel.close());
}

/** Makes the picture that the page sends so small that no document can be read in it. */
export async function sendTinyPicture(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { vidiPeersSeen } = globalThis as { readonly vidiPeersSeen?: readonly RTCPeerConnection[] };
    const live = vidiPeersSeen?.findLast((peer) => peer.connectionState === 'connected');
    const sender = live?.getSenders().find((one) => one.track?.kind === 'video');
    if (sender === undefined) throw new Error('nobody is in the call');
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.scaleResolutionDownBy = 16;
    await sender.setParameters(parameters);
  });
}
