/** A network that runs somewhere (ONNX Runtime in a worker, or in Node): one tensor in, one out. */
export interface Network {
  run(input: Tensor): Promise<Tensor>;
}

export interface Tensor {
  readonly data: Float32Array;
  /** Lengths of its axes, the last one running fastest. */
  readonly dims: readonly number[];
}
