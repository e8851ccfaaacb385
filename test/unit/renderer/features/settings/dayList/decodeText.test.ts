import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../../src/renderer/features/settings/dayList/decodeText.ts';
import { done, refuse } from '../../../../../../src/shared/domain/refusal.ts';

const text = 'Namn;Orsak\r\nÅsa Öberg;Hosta – feber €';
const bigEndian = (given: string) => Buffer.from(`\uFEFF${given}`, 'utf16le').swap16();
/** Windows-1252: Latin-1 with a dash and a euro sign of its own. */
const windows = Buffer.from(text.replace('–', '\u0096').replace('€', '\u0080'), 'latin1');

describe('a day list in any encoding', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', 'utf-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the other way round', 'utf-16', bigEndian(text)],
    ['Windows-1252', 'windows-1252', windows],
  ])('is read with its letters: %s', (_name, encoding, bytes) => {
    expect(decodeText(bytes)).toEqual(done({ text, encoding }));
  });

  it.each([
    ['cut off in a letter', Buffer.from('Åsa Ö').subarray(0, -1)],
    ['with bytes of another encoding in between', Buffer.concat([Buffer.from('Åsa;'), windows])],
    ['marked as UTF-8 that it is not', Buffer.concat([Buffer.from('\uFEFF'), windows])],
    ['half a letter of UTF-16', Buffer.from('\uFEFFÅsa', 'utf16le').subarray(0, -1)],
  ])('is refused when it is damaged (%s), and not read with wrong letters', (_what, bytes) => {
    expect(decodeText(bytes)).toEqual(refuse('booking.fileEncoding'));
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000', 'latin1')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['UTF-16 without its mark', Buffer.from('Namn;Orsak', 'utf16le')],
    ['text with a NUL in it', Buffer.from('Namn\u0000;Orsak')],
  ])('is refused when it is no text: %s', (_what, bytes) => {
    expect(decodeText(bytes)).toEqual(refuse('booking.fileNotText'));
  });

  it('is read when it is empty', () => {
    expect(decodeText(new Uint8Array())).toEqual(done({ text: '', encoding: 'utf-8' }));
  });
});
