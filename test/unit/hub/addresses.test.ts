import { describe, expect, it } from 'vitest';
import { isOwnAddress, loopbackAddresses, publicAddresses } from '../../../src/hub/addresses.ts';

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
    expect(isOwnAddress(headers, loopbackAddresses(4711))).toBe(own);
  });

  it.each([
    [{ host: 'hub.example' }, true],
    [{ host: 'hub.example:443' }, true],
    [{ host: 'hub.example', origin: 'https://hub.example' }, true],
    [{ host: 'hub.example', origin: 'http://hub.example' }, false],
    [{ host: 'hub.example', origin: 'https://hub.example:8443' }, false],
    [{ host: 'hub.example:8443' }, false],
    [{ host: '127.0.0.1' }, false],
    [{ host: 'localhost' }, false],
    [{ host: 'other.example' }, false],
    [{ host: 'HUB.example.evil.example' }, false],
    [{}, false],
  ])('of %j is %j at a public name', (headers, own) => {
    expect(isOwnAddress(headers, publicAddresses('https://hub.example'))).toBe(own);
  });

  it('keeps a port that is named', () => {
    const own = publicAddresses('https://hub.example:8443');
    expect(isOwnAddress({ host: 'hub.example:8443' }, own)).toBe(true);
    expect(isOwnAddress({ host: 'hub.example' }, own)).toBe(false);
  });
});
