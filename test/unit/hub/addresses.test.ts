import { describe, expect, it } from 'vitest';
import { isOwnAddress } from '../../../src/hub/addresses.ts';

describe('the own address', () => {
  it.each([
    [{ host: '127.0.0.1:4711' }, true],
    [{ host: 'localhost:4711', origin: 'http://localhost:4711' }, true],
    [{ host: '127.0.0.1:4711', origin: 'http://127.0.0.1:4711' }, true],
    [{ host: '127.0.0.1:4711', origin: 'http://localhost:4711' }, false],
    [{ host: '127.0.0.1:4711', origin: 'https://127.0.0.1:4711' }, false],
    [{ host: '127.0.0.1:4711', origin: 'null' }, false],
    [{ host: '127.0.0.1:4712' }, false],
    [{ host: 'evil.example:4711' }, false],
    [{ host: '127.0.0.1:4711', origin: 'http://evil.example' }, false],
    [{}, false],
  ])('of %j is %j', (headers, own) => {
    expect(isOwnAddress(headers, 4711)).toBe(own);
  });
});
