import type { Page } from 'playwright';
import sharp from 'sharp';
import { type Td1Holder, td1Zone } from '../../../src/practice/mrz.ts';

const width = 1280;
const height = 720;

/** A drawn identity card of this holder, as a camera would see it held near, or out of focus. A JPEG as a data URL. */
export async function pictureOf(holder: Td1Holder, blurred: boolean): Promise<string> {
  const step = 880 / 30;
  const signs = td1Zone(holder).flatMap((line, row) =>
    [...line].map((sign, column) => {
      const shown = sign === '<' ? '&lt;' : sign;
      return `<text x="${200 + step * (column + 0.5)}" y="${500 + row * 52}">${shown}</text>`;
    }),
  );
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="#5b6a70"/>
    <g transform="rotate(-2 640 360)">
      <rect x="170" y="60" width="940" height="593" rx="26" fill="#dbe4ea"/>
      <rect x="210" y="140" width="220" height="270" fill="#9aa7ad"/>
      <g font-family="sans-serif" font-size="30" fill="#1c2430">
        <text x="470" y="170">${holder.familyName}</text><text x="470" y="230">${holder.givenName}</text>
      </g>
      <g font-family="monospace" font-size="42" font-weight="600" fill="#10151a" text-anchor="middle">${signs.join('')}</g>
    </g></svg>`;
  const drawn = sharp(Buffer.from(card)).flatten();
  const jpeg = await (blurred ? drawn.blur(9) : drawn).jpeg({ quality: 92 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** What the page keeps while a document is held up. */
interface Holding {
  vidiHeld?: HTMLImageElement;
  /** What the camera sent before. */
  vidiOwnTrack?: MediaStreamTrack | null;
  readonly vidiPeersSeen?: readonly RTCPeerConnection[];
}

/**
 * Holds a document to the patient's camera: what the page's live connection sends is, from now on, that picture.
 * `rememberConnections` must have been called on the page before it loaded.
 */
export async function holdDocument(
  page: Page,
  holder: Td1Holder,
  how: { readonly blurred?: boolean } = {},
): Promise<void> {
  await holdPicture(page, await pictureOf(holder, how.blurred ?? false));
}

/** The same with any picture, a data URL of 1280 x 720 px; gives the time, by `Date.now`, at which it was in the camera's view. */
export async function holdPicture(page: Page, url: string): Promise<number> {
  return page.evaluate(
    async ({ url, width, height }) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const holding = globalThis as Holding;
      const began = holding.vidiHeld === undefined;
      holding.vidiHeld = image;
      const heldAt = Date.now();
      if (!began) return heldAt;
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d');
      // A hand is never quite still.
      const draw = () => {
        if (holding.vidiHeld === undefined) return;
        const sway = 2 * Math.sin(performance.now() / 600);
        pen?.drawImage(holding.vidiHeld, sway, sway);
        setTimeout(draw, 66);
      };
      draw();
      const [track] = canvas.captureStream(15).getVideoTracks();
      const live = holding.vidiPeersSeen?.findLast((peer) => peer.connectionState === 'connected');
      const sender = live?.getSenders().find((one) => one.track?.kind === 'video');
      if (track === undefined || sender === undefined) throw new Error('nobody is in the call');
      holding.vidiOwnTrack = sender.track;
      await sender.replaceTrack(track);
      return heldAt;
    },
    { url, width, height },
  );
}

/** Takes the document down: the camera's own picture is sent again. */
export async function lowerDocument(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const holding = globalThis as Holding;
    delete holding.vidiHeld;
    const live = holding.vidiPeersSeen?.findLast((peer) => peer.connectionState === 'connected');
    const sender = live?.getSenders().find((one) => one.track?.kind === 'video');
    await sender?.replaceTrack(holding.vidiOwnTrack ?? null);
  });
}
