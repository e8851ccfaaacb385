import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Luma, pyramidOf } from '../../../../src/identity/picture.ts';
import { find, look, looks, type Networks, readStill } from '../../../../src/identity/reader.ts';
import { cutLines } from '../../../../src/identity/zoneLines.ts';
import type { BenchRun } from '../../bench.ts';
import { comparedShareRow, type Row, timedBesideRow } from '../../report.ts';
import { outcome, pictureOf, shippedNetworks, today, truthOf } from '../pictures.ts';
import { levels, withDrawn } from '../withDrawn.ts';
import { hasRead } from './mended.ts';
import { paddleOnOurLines, paddleWholeWay } from './paddle.ts';
import type { Peer } from './peer.ts';
import { tesseractOnOurLines, tesseractWholeWay } from './tesseract.ts';

const framesALevel = { quick: 5, full: 200 };
const peers = [paddleWholeWay, paddleOnOurLines, tesseractWholeWay, tesseractOnOurLines];

/** A picture that all are shown. */
interface Shown {
  readonly group: string;
  readonly file: string;
  readonly truth: readonly string[];
  /** Ours: whether it was read exactly, and in how many ms. */
  readonly exact: boolean;
  readonly ms: number;
  readonly cut: readonly Luma[];
}

/**
 * The specimens and the drawn frames read by others, and by ours in the same run; the frames are the first ones of
 * `identity.frames`. A peer is given each picture once, and counts as exact by `hasRead`, which mends what it can.
 */
export async function besidePeers(run: BenchRun): Promise<readonly Row[]> {
  const count = run.quick ? framesALevel.quick : framesALevel.full;
  const networks = await shippedNetworks();
  const specimens = resolve(run.root, '../shared/specimens');
  const found = existsSync(specimens) ? await shownIn(networks, specimens, 'specimens', true) : [];
  return withDrawn(run, ['--count', `${count}`], async (folder) => {
    const pictures = [...found];
    for (const { name } of levels) pictures.push(...(await shownIn(networks, folder, name, false)));
    const rows: Row[] = [];
    for (const start of peers) {
      const peer = await start();
      try {
        rows.push(...(await measured(run, peer, pictures)));
      } finally {
        await peer.close();
      }
    }
    return rows;
  });
}

/** The pictures of a folder, of one level where they are frames, with what ours reads in them. */
async function shownIn(networks: Networks, folder: string, group: string, still: boolean): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const { name, lines } of truthOf(folder)) {
    if (!still && !name.startsWith(group)) continue;
    const file = join(folder, name);
    const picture = await pictureOf(file);
    const began = performance.now();
    const seen = await (still ? readStill : look)(networks, picture, today);
    const ms = performance.now() - began;
    const { exact } = outcome(seen, lines);
    shown.push({ group, file, truth: lines, exact, ms, cut: await cutIn(networks, picture) });
  }
  return shown;
}

/** The zone's lines, from the first look that finds one. */
async function cutIn({ finder }: Networks, picture: Luma): Promise<readonly Luma[]> {
  for (const side of looks) {
    const [zone] = await find(finder, picture, side);
    const cut = zone === undefined ? null : cutLines(pyramidOf(picture), zone);
    if (cut !== null) return cut.lines;
  }
  return [];
}

async function measured(run: BenchRun, peer: Peer, pictures: readonly Shown[]): Promise<readonly Row[]> {
  const times: number[] = [];
  const exact = new Map<Shown, boolean>();
  for (const picture of pictures) {
    const began = performance.now();
    const lines = await peer.read(picture.file, picture.cut);
    times.push(performance.now() - began);
    exact.set(picture, hasRead(lines, picture.truth));
  }
  run.say(`    ${peer.name}: ${pictures.length} pictures`);
  const of = (metric: string) => ({ bench: 'identity', metric: `${peer.name}: ${metric}` });
  const groups = [...new Set(pictures.map(({ group }) => group))];
  return [
    ...groups.map((group) => {
      const its = pictures.filter((one) => one.group === group);
      const name = group === 'specimens' ? 'shared specimens' : `drawn frames, ${group},`;
      return comparedShareRow(
        of(`${name} read exactly`),
        its.map((one) => exact.get(one) === true),
        its.map((one) => one.exact),
      );
    }),
    timedBesideRow(
      { ...of('a picture'), unit: 'ms' },
      times,
      pictures.map(({ ms }) => ms),
    ),
  ];
}
