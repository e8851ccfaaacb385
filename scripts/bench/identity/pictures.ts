import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Luma } from '../../../src/identity/picture.ts';
import { type Look, look, type Networks, readStill } from '../../../src/identity/reader.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import { readImageFile } from '../../read-id/imageFile.ts';
import { loadNetworks } from '../../read-id/networks.ts';

/** A day of its own, so that a run tomorrow reads the same. */
export const today = '2026-11-29' as LocalDate;

/** One picture with what was read in it. */
export interface Seen {
  readonly name: string;
  /** The lines as they are printed; none where there is no zone. */
  readonly truth: readonly string[];
  readonly exact: boolean;
  readonly valid: boolean;
  /** Milliseconds of one pass: find, cut, read. */
  readonly pass: number;
}

/** The networks as they ship; throws where they are damaged. */
export async function shippedNetworks(): Promise<Networks> {
  const networks = await loadNetworks();
  if (typeof networks === 'string') throw new Error(networks);
  return networks;
}

/** Reads the pictures of a folder that `truth.json` there names and that `isMeant`. `still`: with all looks, as a still is. */
export async function seenIn(
  networks: Networks,
  folder: string,
  isMeant: (name: string) => boolean,
  still: boolean,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { name, lines } of truthOf(folder)) {
    if (!isMeant(name)) continue;
    const picture = await pictureOf(join(folder, name));
    const one = still ? await readStill(networks, picture, today) : await look(networks, picture, today);
    seen.push({ name, truth: lines, ...outcome(one, lines), pass: one.ms.find + one.ms.cut + one.ms.read });
  }
  return seen;
}

/** What `truth.json` of a folder says of its pictures. */
export function truthOf(
  folder: string,
): readonly { readonly name: string; readonly lines: readonly string[] }[] {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Readonly<
    Record<string, { readonly lines: readonly string[] }>
  >;
  return Object.entries(truth).map(([name, { lines }]) => ({ name, lines }));
}

/** The picture in a file; throws where there is none. */
export async function pictureOf(path: string): Promise<Luma> {
  const picture = await readImageFile(path);
  if (typeof picture === 'string') throw new Error(`${path}: ${picture}`);
  return picture;
}

/** Whether a look has read what is printed, and whether it calls it valid. */
export function outcome({ result }: Look, truth: readonly string[]): { exact: boolean; valid: boolean } {
  if (result.state === 'notRead') return { exact: false, valid: false };
  return {
    exact: truth.length === result.lines.length && truth.every((line, i) => line === result.lines[i]),
    valid: result.verdict === 'valid',
  };
}
