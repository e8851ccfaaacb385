import { describe, expect, it } from 'vitest';
import { dialable } from '../../../../src/renderer/visit/useDial.ts';

describe('a number to dial', () => {
  it.each([
    ['070-174 06 35', '0701740635'],
    ['+46 (0)70 174 06 35', '+460701740635'],
    ['018/611.00.00', '0186110000'],
  ])('is digits with one leading plus: %s', (written, digits) => {
    expect(dialable(written)).toBe(digits);
  });

  it.each([null, '', '12', 'tel:112', '112;ext=1', '07+01', '1'.repeat(17)])('is none: %s', (written) => {
    expect(dialable(written)).toBeNull();
  });
});
