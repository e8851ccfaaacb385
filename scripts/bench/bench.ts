import type { Row } from './report.ts';

/** What every bench is given. */
export interface BenchRun {
  /** Fewer rounds: all benches together in 15 minutes. */
  readonly quick: boolean;
  /** Of a bench of very many trials: how many, and from which on, where somebody wants a part of them. */
  readonly trials?: number;
  readonly from?: number;
  readonly executable: string;
  /** The flags with which Vidi is started here (`--no-sandbox` as root). */
  readonly flags: readonly string[];
  /** The checkout, with its build in `out/`. */
  readonly root: string;
  readonly say: (line: string) => void;
}

export interface Bench {
  readonly name: string;
  /** One sentence: what is measured against what. */
  readonly about: string;
  readonly run: (run: BenchRun) => Promise<readonly Row[]>;
}
