import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isWhole, type ModelFile, type ModelList } from '../../src/identity/models.ts';
import { loadNetwork, setRuntime } from '../../src/identity/onnxNetwork.ts';
import type { Networks } from '../../src/identity/reader.ts';

const models = resolve(import.meta.dirname, '..', '..', 'resources', 'models');

/** The shipped networks in ONNX Runtime's WebAssembly, as in the console; or what is wrong with them, in words. */
export async function loadNetworks(): Promise<Networks | string> {
  const runtime = createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  setRuntime(await readFile(join(dirname(runtime), 'ort-wasm-simd-threaded.wasm')));
  let list: ModelList;
  try {
    list = JSON.parse(await readFile(join(models, 'models.json'), 'utf8')) as ModelList;
  } catch {
    return `The list of models cannot be read: ${join(models, 'models.json')}`;
  }
  const finder = await wholeModel(list.finder);
  const recogniser = await wholeModel(list.recogniser);
  if (finder === null || recogniser === null) {
    return `A model is missing or damaged in ${models}: take the files from the repository again.`;
  }
  return { finder: await loadNetwork(finder), recogniser: await loadNetwork(recogniser) };
}

async function wholeModel(model: ModelFile): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(join(models, model.file));
    return (await isWhole(bytes, model)) ? bytes : null;
  } catch {
    return null;
  }
}
