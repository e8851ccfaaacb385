import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consoleProof,
  readConnectionLine,
  writeConnectionLine,
} from '../../../../src/shared/domain/connectionLine.ts';

const pin = `${'A'.repeat(42)}_`;
const code = '0123456789ABCDEF';
const line = `https://hub.example:8443/#vidi1.0123-4567-89AB-CDEF.${pin}`;
const unreadable = { ok: false, refusal: { code: 'enrolment.line' } };

describe('the connection line', () => {
  it('comes back as it was written', () => {
    const letters = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    fc.assert(
      fc.property(
        fc.string({ unit: letters, minLength: 16, maxLength: 16 }),
        fc.boolean(),
        (given, isTls) => {
          const value = isTls
            ? { origin: 'https://hub.example', code: given, pin }
            : { origin: 'http://127.0.0.1:8080', code: given, pin: null };
          expect(readConnectionLine(writeConnectionLine(value))).toEqual({ ok: true, value });
        },
      ),
    );
    expect(writeConnectionLine({ origin: 'https://hub.example:8443', code, pin })).toBe(line);
  });

  it.each([
    ['blanks and line breaks', ` ${line.slice(0, 40)}\n ${line.slice(40)}\r\n`],
    ['small letters in the code', line.replace('89AB-CDEF', '89ab-cdef')],
    [
      'letters for the digits they look like',
      line.replace('0123', 'O1Z3'.replace('Z', '2').replace('1', 'l')),
    ],
    ['no hyphens', line.replace('0123-4567-89AB-CDEF', code)],
    ['a name in capitals', line.replace('hub.example', 'HUB.Example')],
  ])('is read with %s', (_what, text) => {
    expect(readConnectionLine(text)).toEqual({
      ok: true,
      value: { origin: 'https://hub.example:8443', code, pin },
    });
  });

  it.each([
    'http://127.0.0.1',
    'http://localhost:8080',
    'http://[::1]',
    'http://[::1]:8080',
    'http://127.0.1.1:8080',
  ])('is read in the clear where the hub is on this machine: %s', (origin) => {
    const value = { origin, code, pin: null };
    expect(readConnectionLine(writeConnectionLine(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['nothing', ''],
    ['something else', 'https://hub.example/besok'],
    ['a line without the key of its certificate', line.slice(0, line.lastIndexOf('.'))],
    ['a cut key', line.slice(0, -1)],
    ['a cut code', line.replace('-CDEF', '')],
    ['a letter that no code has', line.replace('CDEF', 'CDEU')],
    ['plain HTTP over a network', 'http://hub.example/#vidi1.0123-4567-89AB-CDEF'],
    ['plain HTTP with a key', `http://127.0.0.1:80/#vidi1.0123-4567-89AB-CDEF.${pin}`],
    [
      'plain HTTP to a name that begins like this machine',
      'http://127.0.0.1.evil.example/#vidi1.0123-4567-89AB-CDEF',
    ],
    ['plain HTTP to an address without its brackets', 'http://::1/#vidi1.0123-4567-89AB-CDEF'],
    ['a user before the name', line.replace('hub.', 'me@hub.')],
    ['a path', line.replace('/#', '/path/#')],
    ['another version', line.replace('vidi1', 'vidi2')],
  ])('is not read out of %s', (_what, text) => {
    expect(readConnectionLine(text)).toEqual(unreadable);
  });

  it('is read or refused, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readConnectionLine(text);
      }),
    );
  });
});

it('binds what a console signs to the hub', () => {
  expect(consoleProof('https://a.example', 'n')).toBe('vidi console v1\nhttps://a.example\nn');
});
