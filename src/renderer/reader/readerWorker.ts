import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import finderUrl from '../../../resources/models/finder.onnx?url';
import list from '../../../resources/models/models.json';
import recogniserUrl from '../../../resources/models/recogniser.onnx?url';
import { isWhole, type ModelFile } from '../../identity/models.ts';
import type { Look } from '../../identity/reader.ts';
import type { FromReader, ToReader } from '../../identity/workerMessages.ts';
import type { LocalDate } from '../../shared/domain/time.ts';

/** What came of starting the reader: `models`, a file is missing or damaged; `worker`, it did not start or has died. */
export type ReaderTrouble = 'models' | 'worker';

/** The worker that reads documents, while it lives. */
export interface ReaderWorker {
  /** Looks at a frame, which it closes. Null when the worker has died meanwhile. */
  look(frame: ImageBitmap, side: number, today: LocalDate): Promise<Look | null>;
  stop(): void;
}

/** The files that the reader needs, or null where one is missing or not what its checksum says. */
async function wholeFiles(): Promise<Omit<Extract<ToReader, { type: 'load' }>, 'type'> | null> {
  const [runtime, finder, recogniser] = await Promise.all([
    bytesOf(runtimeUrl),
    wholeModel(finderUrl, list.finder),
    wholeModel(recogniserUrl, list.recogniser),
  ]);
  return runtime === null || finder === null || recogniser === null ? null : { runtime, finder, recogniser };
}

/** Whether the reader's files are there and undamaged. */
export async function isReaderWhole(): Promise<boolean> {
  return (await wholeFiles()) !== null;
}

/** Starts the worker with the shipped networks, each checked against its checksum first. */
export async function startReader(): Promise<ReaderWorker | ReaderTrouble> {
  const files = await wholeFiles();
  if (files === null) return 'models';
  if (typeof Worker === 'undefined') return 'worker';
  const worker = new Worker(new URL('../../identity/worker.ts', import.meta.url), { type: 'module' });
  return begin(worker, { type: 'load', ...files });
}

function begin(
  worker: Worker,
  load: Extract<ToReader, { type: 'load' }>,
): Promise<ReaderWorker | ReaderTrouble> {
  const waiting = new Map<number, (look: Look | null) => void>();
  let isAlive = true;
  let last = 0;
  const end = () => {
    isAlive = false;
    worker.terminate();
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  return new Promise((resolve) => {
    worker.onerror = () => {
      end();
      resolve('worker');
    };
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      switch (data.type) {
        case 'loaded':
          resolve({ look, stop: end });
          return;
        case 'failed':
          end();
          resolve('worker');
          return;
        case 'seen':
          waiting.get(data.id)?.(data.look);
          waiting.delete(data.id);
      }
    };
    const send = (message: ToReader, moved: Transferable[]) => worker.postMessage(message, moved);
    const look: ReaderWorker['look'] = (frame, side, today) => {
      if (!isAlive) {
        frame.close();
        return Promise.resolve(null);
      }
      const id = ++last;
      return new Promise((answer) => {
        waiting.set(id, answer);
        send({ type: 'look', id, frame, side, today }, [frame]);
      });
    };
    send(load, [load.runtime.buffer, load.finder.buffer, load.recogniser.buffer] as ArrayBuffer[]);
  });
}

async function bytesOf(url: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

async function wholeModel(url: string, model: ModelFile): Promise<Uint8Array | null> {
  const bytes = await bytesOf(url);
  return bytes !== null && (await isWhole(bytes, model)) ? bytes : null;
}
