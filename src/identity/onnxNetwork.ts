import { env, InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web/wasm';
import type { Network, Tensor } from './network.ts';

/** Where the runtime's own WebAssembly comes from: its bytes, so that nothing is fetched by it. */
export function setRuntime(wasm: Uint8Array): void {
  env.wasm.wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
  // One thread: the call's own coding needs the others.
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
}

/** A network from its ONNX file, run by ONNX Runtime's WebAssembly with SIMD. */
export async function loadNetwork(model: Uint8Array): Promise<Network> {
  const session = await InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  if (input === undefined || output === undefined) throw new Error('a model without input or output');
  return {
    async run({ data, dims }: Tensor) {
      const answer = await session.run({ [input]: new OrtTensor('float32', data, dims) });
      const out = answer[output];
      if (out === undefined) throw new Error('no output');
      return { data: out.data as Float32Array, dims: out.dims };
    },
  };
}
