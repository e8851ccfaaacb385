import type { LocalDate } from '../shared/domain/time.ts';
import { type CharacterOdds, classes, freeReading } from './characters.ts';
import type { Network } from './network.ts';
import { readNumber } from './numberReading.ts';
import { type Luma, pyramidOf } from './picture.ts';
import { isLikeAZone, judged, type NotRead, type Reading, whyNoNumber, whyNot } from './reading.ts';
import { type FoundZone, finderSide, forFinder, zonesIn } from './zoneFinder.ts';
import { type CutLines, cutLines, cutRows, lineHeight } from './zoneLines.ts';
import { readZone, type ZoneReading } from './zoneReading.ts';

export interface Networks {
  readonly finder: Network;
  readonly recogniser: Network;
}

/** One look at one picture. */
export interface Look {
  readonly result: Reading | NotRead;
  /** All that was read, for what combines several looks; null where nothing was. */
  readonly zone: ZoneReading | null;
  /** Milliseconds that each step took. */
  readonly ms: { readonly find: number; readonly cut: number; readonly read: number };
}

/** A look's sizes, tried in turn: each sees smaller zones than the one before, and takes longer. */
export const looks = [finderSide, 960] as const;

/**
 * Finds the zone, cuts out its lines and reads them, once.
 * @param side longer side of the picture that the finder sees, in px.
 */
export async function look(
  networks: Networks,
  picture: Luma,
  today: LocalDate,
  side: number = finderSide,
): Promise<Look> {
  const began = performance.now();
  const [found] = await find(networks.finder, picture, side);
  const wasFound = performance.now();
  const ms = { find: wasFound - began, cut: 0, read: 0 };
  if (found === undefined)
    return { result: { state: 'notRead', reason: 'noDocument', quad: null }, zone: null, ms };
  const pyramid = pyramidOf(picture);
  const first = found.printed ? cutRows(pyramid, found) : cutLines(pyramid, found);
  const wasCut = performance.now();
  const told = found.printed
    ? await readNumberOf(networks.recogniser, first, found, today)
    : await readZoneOf(networks.recogniser, first, found, today);
  let { zone, reading } = told;
  if (reading === null && (found.printed || isLikeAZone(told.free))) {
    // The rows were counted wrong: two of three, or printed fields that are a zone.
    const count = !found.printed && first?.lines.length === 3 ? 2 : 3;
    const again = await readZoneOf(networks.recogniser, cutLines(pyramid, found, count), found, today);
    if (again.reading !== null) ({ zone, reading } = again);
  }
  ms.cut = wasCut - wasFound;
  if (reading !== null) {
    ms.read = performance.now() - wasCut;
    return { result: reading, zone, ms };
  }
  const reason = found.printed
    ? whyNoNumber(picture, found, first, zone)
    : found.mirrored || (await isMirrored(networks.recogniser, first, found, today))
      ? 'mirrored'
      : whyNot(picture, found, first, zone);
  ms.read = performance.now() - wasCut;
  return { result: { state: 'notRead', reason, quad: found.quad }, zone: null, ms };
}

/** What one cut gave: the likeliest zone, what it is worth, and what its lines read when no format is known. */
interface CutRead {
  readonly zone: ZoneReading | null;
  readonly reading: Reading | null;
  readonly free: string;
}

/** What the lines read together; no zone where there are none, or no format has so many. */
async function readZoneOf(
  recogniser: Network,
  cut: Pick<CutLines, 'lines'> | null,
  { quad }: FoundZone,
  today: LocalDate,
): Promise<CutRead> {
  const odds: CharacterOdds[] = [];
  for (const line of cut?.lines ?? []) odds.push(await characters(recogniser, line));
  const zone = odds.length === 0 ? null : readZone(odds);
  return {
    zone,
    reading: zone === null ? null : judged(zone, quad, today),
    free: odds.map(freeReading).join(''),
  };
}

/** The number that a card's rows print, read row by row; none where none does. */
async function readNumberOf(
  recogniser: Network,
  cut: CutLines | null,
  { quad }: FoundZone,
  today: LocalDate,
): Promise<CutRead> {
  for (const line of cut?.lines ?? []) {
    const zone = readNumber(await characters(recogniser, line), today);
    if (zone !== null) return { zone, reading: judged(zone, quad, today), free: '' };
  }
  return { zone: null, reading: null, free: '' };
}

async function isMirrored(
  recogniser: Network,
  cut: CutLines | null,
  found: FoundZone,
  today: LocalDate,
): Promise<boolean> {
  const lines = (cut?.lines ?? []).map(flipped);
  return (await readZoneOf(recogniser, { lines }, found, today)).reading !== null;
}

/** The line as a mirror shows it. */
function flipped({ width, height, data }: Luma): Luma {
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < data.length; row += width) {
    for (let x = 0; x < width; x++) turned[row + x] = data[row + width - 1 - x] as number;
  }
  return { width, height, data: turned };
}

/** A still picture is looked at until it is certain; the best look counts. */
export async function readStill(networks: Networks, picture: Luma, today: LocalDate): Promise<Look> {
  const best = await bestLook((side) => look(networks, picture, today, side));
  if (best === null) throw new Error('no look was taken');
  return best;
}

/**
 * One picture looked at in each of the sizes, until it is certain: however often one looks, it is one picture, and the best
 * look counts. Null as soon as `lookAt` gives null.
 */
export async function bestLook(lookAt: (side: number) => Promise<Look | null>): Promise<Look | null> {
  let best: Look | null = null;
  for (const side of looks) {
    const one = await lookAt(side);
    if (one === null) return null;
    if (best === null || worth(one) > worth(best)) best = one;
    if (one.result.state === 'read' && one.result.verdict !== 'uncertain') break;
  }
  return best;
}

function worth({ result }: Look): number {
  if (result.state === 'notRead') return result.reason === 'noDocument' ? 0 : 1;
  return (result.verdict === 'uncertain' ? 2 : 4) + result.confidence;
}

/** The zones in a picture, the surest first. */
export async function find(finder: Network, picture: Luma, side: number): Promise<FoundZone[]> {
  const small = forFinder(picture, side);
  const input = normalised(small);
  const { data, dims } = await finder.run({ data: input, dims: [1, 1, small.height, small.width] });
  const [, , rows = 0, columns = 0] = dims;
  return zonesIn(
    { columns, rows, data },
    { x: picture.width / small.width, y: picture.height / small.height },
  );
}

/** A line's odds. */
async function characters(recogniser: Network, line: Luma): Promise<CharacterOdds> {
  const out = await recogniser.run({ data: normalised(line), dims: [1, 1, lineHeight, line.width] });
  return { steps: out.data.length / classes, data: out.data };
}

/** Brightness brought to mean 0 and deviation 1, as in training (`training/recogniser.py`, `normalised`). */
function normalised({ data }: Luma): Float32Array {
  let sum = 0;
  let squares = 0;
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / data.length;
  const deviation = Math.sqrt(Math.max(0, squares / data.length - mean * mean)) + 8;
  const input = new Float32Array(data.length);
  for (let i = 0; i < input.length; i++) input[i] = ((data[i] as number) - mean) / deviation;
  return input;
}
