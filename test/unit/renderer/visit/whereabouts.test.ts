import { expect, it } from 'vitest';
import { whereabouts } from '../../../../src/renderer/visit/whereabouts.ts';

const kind = (where: string) => `<${where}>`;

it('says what kind of place it is before its words: help differs with it', () => {
  expect(whereabouts({ where: 'abroad', place: 'Lyon, Frankrike' }, kind)).toBe('<abroad>, Lyon, Frankrike');
  expect(whereabouts({ where: 'vehicle', place: '  ' }, kind)).toBe('<vehicle>');
  expect(whereabouts({ place: 'Storgatan 1' }, kind)).toBe('Storgatan 1');
});

it('is null where nothing was answered', () => {
  expect(whereabouts({}, kind)).toBeNull();
  expect(whereabouts(undefined, kind)).toBeNull();
});
