import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../../scripts/bench/identity/chance.ts';
import { trialPicture } from '../../../../../scripts/bench/identity/trialPicture.ts';
import { checkedDigits } from '../../../../../src/identity/checkDigit.ts';
import { zoneFormats, zoneKinds } from '../../../../../src/identity/zoneFormat.ts';

const seeds = Array.from({ length: 12 }, (_, seed) => seed);
const others = [{ width: 40, height: 30, data: new Uint8Array(1200).fill(90) }];
const isRight = (lines: readonly string[]) => {
  const kind = zoneKinds.find(
    (one) => zoneFormats[one].lines.length === lines.length && zoneFormats[one].length === lines[0]?.length,
  );
  return kind !== undefined && checkedDigits(zoneFormats[kind], lines).every(({ right }) => right);
};

describe('a trial of the bench of false readings', () => {
  it('prints a zone whose check digits are wrong, or right, as its kind says', async () => {
    for (const seed of seeds) {
      const wrong = await trialPicture('wrongDigit', new Chance(seed), others);
      expect(isRight(wrong.printed ?? [])).toBe(false);
      const alike = await trialPicture('sameSum', new Chance(seed), others);
      expect(isRight(alike.printed ?? [])).toBe(true);
    }
  });

  it('draws the same picture for the same number, and another for another', async () => {
    const draw = async (seed: number) => (await trialPicture('poor', new Chance(seed), others)).picture.data;
    expect(await draw(5)).toEqual(await draw(5));
    expect(await draw(5)).not.toEqual(await draw(6));
  });

  it.each(['covered', 'cutOff', 'otherLength', 'textPage', 'noise', 'otherPicture'] as const)(
    'has no whole zone in a picture of the kind %s',
    async (kind) => {
      for (const seed of seeds.slice(0, 3))
        expect((await trialPicture(kind, new Chance(seed), others)).printed).toBeNull();
    },
  );
});
