import { loadNetwork, setRuntime } from './onnxNetwork.ts';
import { type Luma, lumaOf } from './picture.ts';
import { look, type Networks } from './reader.ts';
import type { FromReader, ToReader } from './workerMessages.ts';

/** The worker that reads documents: one frame at a time, in its own thread, nothing kept between two. */
declare const self: DedicatedWorkerGlobalScope;

let networks: Networks | null = null;
/** The look that is taken last; two who ask at once must not look at the same time. */
let before: Promise<void> = Promise.resolve();
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

self.onmessage = ({ data }: MessageEvent<ToReader>) => {
  before = before.then(() => (data.type === 'load' ? load(data) : see(data)));
};

function tell(message: FromReader): void {
  self.postMessage(message);
}

async function load({ runtime, finder, recogniser }: Extract<ToReader, { type: 'load' }>): Promise<void> {
  try {
    setRuntime(runtime);
    networks = { finder: await loadNetwork(finder), recogniser: await loadNetwork(recogniser) };
    tell({ type: 'loaded' });
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

async function see({ id, frame, side, today }: Extract<ToReader, { type: 'look' }>): Promise<void> {
  try {
    const picture = lumaOfFrame(frame);
    frame.close();
    if (networks === null || picture === null) throw new Error('there is nothing to look with, or at');
    tell({ type: 'seen', id, look: await look(networks, picture, today, side) });
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

function lumaOfFrame(frame: ImageBitmap): Luma | null {
  if (context === null || frame.width === 0 || frame.height === 0) return null;
  canvas.width = frame.width;
  canvas.height = frame.height;
  context.drawImage(frame, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, frame.width, frame.height);
  const luma = lumaOf(data, width, height);
  // The canvas holds the document no longer than it takes.
  canvas.width = 1;
  canvas.height = 1;
  return luma;
}
