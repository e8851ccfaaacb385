import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forList } from '../../../../src/shared/domain/protectedIdentity.ts';

describe('a person in a list', () => {
  it('with protected identity has neither name nor age', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(120), (givenName, familyName, age) => {
        expect(forList({ protected: true, givenName, familyName, age })).toEqual({
          protected: true,
          givenName: null,
          familyName: null,
          age: null,
        });
      }),
    );
  });

  it('without it is shown as booked', () => {
    const person = { protected: false, givenName: 'Tolvan', familyName: 'Tolvansson', age: 113 };
    expect(forList(person)).toEqual(person);
  });
});
