import { describe, expect, it } from 'vitest';
import { splitName } from '../../../src/hub/views.ts';

describe('a name that came whole', () => {
  it.each([
    ['Maria Berg', 'Maria', 'Berg'],
    ['Anna Maria Berg', 'Anna Maria', 'Berg'],
    ['von Sydow, Anna', 'Anna', 'von Sydow'],
    ['Berg', null, 'Berg'],
  ])('%s is shown in two', (name, givenName, familyName) => {
    expect(splitName(name)).toEqual({ givenName, familyName });
  });

  it('that is not there stays away', () => {
    expect(splitName(null)).toEqual({ givenName: null, familyName: null });
  });
});
