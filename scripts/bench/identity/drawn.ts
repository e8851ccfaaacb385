import type { BenchRun } from '../bench.ts';
import { boundedRow, type Row, sharedRow } from '../report.ts';
import { type Seen, seenIn, shippedNetworks } from './pictures.ts';
import { levels, withDrawn } from './withDrawn.ts';

const counts = {
  quick: { frames: 40, wrong: 60, none: 200 },
  full: { frames: 200, wrong: 200, none: 2000 },
} as const;

/** Frames at three levels of care, one pass each: what is read exactly, that nothing wrong is valid, how long a pass takes. */
export async function drawnFrames(run: BenchRun): Promise<readonly Row[]> {
  const count = (run.quick ? counts.quick : counts.full).frames;
  return withDrawn(run, ['--count', `${count}`], async (folder) => {
    const networks = await shippedNetworks();
    const rows: Row[] = [];
    const all: Seen[] = [];
    for (const { name, words, least } of levels) {
      const seen = await seenIn(networks, folder, (file) => file.startsWith(name), false);
      all.push(...seen);
      rows.push(sharedRow(what(`drawn frames, ${words}, read exactly in one pass`), exactOf(seen), least));
    }
    rows.push(sharedRow(what('drawn frames read wrongly and called valid'), all.map(isFalse), 0, 'most'));
    rows.push(
      boundedRow(
        { ...what('a pass on a frame with a zone, one thread'), unit: 'ms' },
        all.map(({ pass }) => pass),
        'median',
        80,
      ),
    );
    return rows;
  });
}

/** Documents whose printed digit is wrong. */
export async function wrongDigits(run: BenchRun): Promise<readonly Row[]> {
  const count = (run.quick ? counts.quick : counts.full).wrong;
  return withDrawn(run, ['--wrong', `${count}`], async (folder) => {
    const seen = await seenIn(await shippedNetworks(), folder, () => true, true);
    return [
      sharedRow(
        what('zones with one wrong printed digit called valid'),
        seen.map(({ valid }) => valid),
        0,
        'most',
      ),
      sharedRow(what('zones with one wrong printed digit read as they are printed'), exactOf(seen), null),
    ];
  });
}

/** Frames with something else in them. */
export async function nothingThere(run: BenchRun): Promise<readonly Row[]> {
  const count = (run.quick ? counts.quick : counts.full).none;
  return withDrawn(run, ['--none', `${count}`], async (folder) => {
    const seen = await seenIn(await shippedNetworks(), folder, () => true, false);
    return [
      sharedRow(
        what('pictures without a zone called valid'),
        seen.map(({ valid }) => valid),
        0,
        'most',
      ),
      boundedRow(
        { ...what('a pass on a frame without a zone, one thread'), unit: 'ms' },
        seen.map(({ pass }) => pass),
        'median',
        30,
      ),
    ];
  });
}

const what = (metric: string) => ({ bench: 'identity', metric });
const exactOf = (seen: readonly Seen[]) => seen.map(({ exact }) => exact);
const isFalse = ({ exact, valid }: Seen): boolean => valid && !exact;
