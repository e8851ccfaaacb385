import type { CallMeasure } from './callStats.ts';

/** What `--json` holds. */
export interface VisitReport {
  readonly ok: boolean;
  readonly runtime: {
    readonly electron: string;
    readonly chrome: string;
    readonly node: string;
    readonly source: string;
  } | null;
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
  readonly identity: {
    readonly outcome: string;
    readonly document: string;
    readonly compared: readonly string[];
    /** `videoReading`, `stillReading`: the reader read the document, in the call's picture or in a still. */
    readonly method: string;
    /** What the reader found of each field; null where it read nothing. */
    readonly fields: Readonly<Record<string, string>> | null;
    /** From the panel's opening to a certain reading. */
    readonly ms: number | null;
  } | null;
  readonly call: CallMeasure | null;
  readonly note: { readonly signed: boolean; readonly delivered: boolean; readonly id: string } | null;
  readonly shots: readonly { readonly name: string; readonly file: string }[];
  /** Only where it failed: at which step, and why. */
  readonly failure?: { readonly step: string; readonly reason: string };
}

/** Runs steps one after the other, each within its own limit and all within one, and keeps how long each took. */
export class Steps {
  readonly done: { readonly name: string; readonly ms: number }[] = [];
  readonly #end: number;
  current = 'start';

  constructor(limitMs: number) {
    this.#end = Date.now() + limitMs;
  }

  async run<T>(name: string, limitMs: number, work: () => Promise<T>): Promise<T> {
    this.current = name;
    const start = performance.now();
    const limit = Math.max(0, Math.min(limitMs, this.#end - Date.now()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await Promise.race([
        work(),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error(`not done within ${Math.round(limit / 1000)} s`)), limit);
        }),
      ]);
    } finally {
      clearTimeout(timer);
      this.done.push({ name, ms: Math.round(performance.now() - start) });
    }
  }
}
