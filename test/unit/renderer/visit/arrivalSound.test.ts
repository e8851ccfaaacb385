import { expect, it } from 'vitest';
import { gainFor } from '../../../../src/renderer/visit/arrivalSound.ts';

it('is heard as nothing at 0, and grows all the way', () => {
  const gains = [0, 0.25, 0.5, 0.75, 1].map(gainFor);
  expect(gains[0]).toBeLessThanOrEqual(0.0001);
  expect(gains).toEqual([...gains].sort((a, b) => a - b));
  expect(gains[2]).toBeCloseTo(0.06);
});
