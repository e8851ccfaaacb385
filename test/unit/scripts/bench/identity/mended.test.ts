import { expect, it } from 'vitest';
import { hasRead } from '../../../../../scripts/bench/identity/peers/mended.ts';

const truth = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];

it('counts a peer that has read the lines among others, in any case and with blanks', () => {
  expect(hasRead(['UTOPIA', truth[1]?.toLowerCase() ?? '', truth[0]?.replace('<<', '« ') ?? ''], truth)).toBe(
    true,
  );
});

it('mends what the format leaves no choice in, and nothing else', () => {
  expect(hasRead([truth[0] ?? '', truth[1]?.replace('UTO74', 'UT0 74') ?? ''], truth)).toBe(true);
  expect(hasRead([truth[0] ?? '', truth[1]?.replace('L898902', 'L8989O2') ?? ''], truth)).toBe(false);
  expect(hasRead([truth[1] ?? ''], truth)).toBe(false);
});
