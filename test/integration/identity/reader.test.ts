import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readImageFile } from '../../../scripts/read-id/imageFile.ts';
import { loadNetworks } from '../../../scripts/read-id/networks.ts';
import { isWhole, type ModelList } from '../../../src/identity/models.ts';
import type { Luma } from '../../../src/identity/picture.ts';
import { type Networks, readStill } from '../../../src/identity/reader.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';

const root = resolve(import.meta.dirname, '../../..');
const models = join(root, 'resources/models');
const own = join(root, 'test/specimens');
const shared = resolve(root, '../shared/specimens');
const today = '2026-11-29' as LocalDate;

interface Truth {
  readonly lines: readonly string[];
}
const truthOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Readonly<Record<string, Truth>>;

let networks: Networks;
beforeAll(async () => {
  const loaded = await loadNetworks();
  if (typeof loaded === 'string') throw new Error(loaded);
  networks = loaded;
});

async function readFile(path: string) {
  const picture = await readImageFile(path);
  if (typeof picture === 'string') throw new Error(picture);
  return (await readStill(networks, picture, today)).result;
}

describe('the shipped networks', () => {
  const list = JSON.parse(readFileSync(join(models, 'models.json'), 'utf8')) as ModelList;

  for (const name of ['finder', 'recogniser'] as const) {
    it(`${name}: is the one described, and a damaged copy is not taken for it`, async () => {
      const described = list[name];
      const bytes = readFileSync(join(models, described.file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(described.sha256);
      expect(described.commit).toMatch(/^[0-9a-f]{40}$/);
      expect(await isWhole(bytes, described)).toBe(true);
      const damaged = Uint8Array.from(bytes);
      damaged[1000] = (damaged[1000] ?? 0) ^ 1;
      expect(await isWhole(damaged, described)).toBe(false);
      expect(await isWhole(bytes.subarray(1), described)).toBe(false);
    });
  }
});

describe('the reader', () => {
  const truth = truthOf(own);
  for (const [name, { lines }] of Object.entries(truth)) {
    if (name.startsWith('none')) {
      it(`${name}: sees no document`, async () => {
        expect(await readFile(join(own, name))).toMatchObject({ state: 'notRead' });
      });
    } else {
      it(`${name}: is read exactly`, async () => {
        const verdict = name.startsWith('wrong') ? 'wrongDigit' : 'valid';
        expect(await readFile(join(own, name))).toMatchObject({ state: 'read', lines, verdict });
      });
    }
  }

  it('reads the same upside down and on its side, and says that a mirrored one is mirrored', async () => {
    const [name = '', { lines = [] } = {}] =
      Object.entries(truth).find(([one]) => one.startsWith('near')) ?? [];
    for (const degrees of [90, 180, 270]) {
      expect(await readStill(networks, await luma(join(own, name), degrees), today)).toMatchObject({
        result: { state: 'read', lines },
      });
    }
    const mirrored = await luma(join(own, name), 0, true);
    expect((await readStill(networks, mirrored, today)).result).toMatchObject({
      state: 'notRead',
      reason: 'mirrored',
    });
  });

  it('has an answer for pictures of nothing: one pixel, all black, all white, noise', async () => {
    const of = (width: number, height: number, value: (i: number) => number): Luma => ({
      width,
      height,
      data: Uint8Array.from({ length: width * height }, (_, i) => value(i)),
    });
    for (const picture of [
      of(1, 1, () => 0),
      of(1280, 720, () => 0),
      of(1280, 720, () => 255),
      of(640, 480, (i) => (i * 7919 * (i % 13)) % 256),
      of(3, 2000, (i) => i % 256),
    ]) {
      expect((await readStill(networks, picture, today)).result).toMatchObject({ state: 'notRead' });
    }
  });

  it.skipIf(!existsSync(shared))(
    'reads the shared specimens, photographs of real kinds of documents',
    async () => {
      const expected = truthOf(shared);
      const read: string[] = [];
      for (const name of readdirSync(shared).filter((one) => /\.(jpg|png)$/.test(one))) {
        const result = await readFile(join(shared, name));
        const lines = result.state === 'read' ? result.lines : [];
        if (JSON.stringify(lines) === JSON.stringify(expected[name]?.lines)) read.push(name);
      }
      expect(read.length).toBeGreaterThanOrEqual(8);
    },
  );
});

describe('npm run read-id', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'scripts/read-id.mjs'), ...args], {
      cwd: root,
      timeout: 60_000,
    });

  it('answers each file with one JSON object a line, also what is no picture, and ends with 0', async () => {
    const [name = '', { lines = [] } = {}] =
      Object.entries(truth).find(([one]) => one.startsWith('near')) ?? [];
    const { stdout } = await run('--json', join('test/specimens', name), 'README.md', 'nowhere.png');
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(answers).toMatchObject([
      {
        file: join('test/specimens', name),
        lines,
        checkDigits: expect.any(Array),
        fields: expect.any(Object),
        ms: expect.any(Number),
      },
      { file: 'README.md', reason: 'notAPicture' },
      { file: 'nowhere.png', reason: 'notFound' },
    ]);
  });

  const truth = truthOf(own);
  it('without --json says it in words; without a file it says what it takes, and ends with 2', async () => {
    const { stdout } = await run('README.md');
    expect(stdout).toContain('This is neither a JPEG nor a PNG picture.');
    await expect(run('--json')).rejects.toMatchObject({ code: 2 });
  });
});

async function luma(path: string, degrees: number, mirrored = false): Promise<Luma> {
  const picture = sharp(path).rotate(degrees);
  const { data, info } = await (mirrored ? picture.flop() : picture)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
