/**
 * @typedef {object} Progress
 * @property {(done: number) => void} at how far: bytes or pieces, in the unit of `total`
 * @property {(note?: string) => void} done the last line, with the seconds it took
 * @property {(note: string) => void} failed
 */

/** A terminal is rewritten often; a log gets a line each tenth of the way, so that it stays readable. */
const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_SHARE = 0.1;
const LOG_EVERY_MS = 15_000;

/**
 * Tells what a step of the set-up is doing, how far it is and how large it is, on standard error: standard output
 * belongs to results.
 *
 * @param {string} what
 * @param {object} [options]
 * @param {number} [options.total] bytes or pieces; left out: unknown
 * @param {'bytes' | 'pieces' | 'percent'} [options.unit]
 * @param {string} [options.note] size or time to expect, said at the start
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} [options.out]
 * @param {() => number} [options.now] milliseconds
 * @returns {Progress}
 */
export function startProgress(what, options = {}) {
  const { total = 0, unit = 'bytes', note, out = process.stderr, now = Date.now } = options;
  const started = now();
  let lastAt = started;
  let lastShare = 0;
  let open = false;

  const write = (/** @type {string} */ text, /** @type {boolean} */ stays) => {
    if (!out.isTTY) {
      out.write(`${text}\n`);
      return;
    }
    const fits = text.slice(0, Math.max(20, (out.columns ?? 80) - 1));
    out.write(`\r\u001b[2K${stays ? `${text}\n` : fits}`);
    open = !stays;
  };
  const seconds = () => `${((now() - started) / 1000).toFixed(1)} s`;

  write(`${what}${note ? ` (${note})` : ''} ...`, false);
  return {
    at(done) {
      if (total <= 0) return;
      const share = Math.min(1, done / total);
      const waited = now() - lastAt;
      const due = out.isTTY
        ? waited >= TERMINAL_EVERY_MS
        : share - lastShare >= LOG_EVERY_SHARE || (waited >= LOG_EVERY_MS && share > lastShare);
      if (!due) return;
      lastAt = now();
      lastShare = share;
      write(`${what}: ${amount(Math.min(done, total), total, unit)}`, false);
    },
    done(note = 'done') {
      write(`${what}: ${note}, ${seconds()}`, true);
    },
    failed(note) {
      if (open) out.write('\n');
      write(`${what}: ${note}, after ${seconds()}`, true);
    },
  };
}

/**
 * @param {number} done
 * @param {number} total
 * @param {'bytes' | 'pieces' | 'percent'} unit
 */
function amount(done, total, unit) {
  const percent = `${Math.floor((done / total) * 100)} %`;
  if (unit === 'percent') return percent;
  if (unit === 'pieces') return `${Math.floor(done)} of ${total} (${percent})`;
  return `${Math.floor(done / 1e6)} of ${Math.round(total / 1e6)} MB (${percent})`;
}
