import { done, type Result, refuse } from '../../../../shared/domain/refusal.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8', label: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16', label: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16', label: 'utf-16be' },
] as const;

/** What no text holds: control characters but tab, new lines, form feed and the old end-of-file sign. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/;

/**
 * The text of a file of unknown encoding: by its byte order mark (UTF-8, UTF-16), else UTF-8 where it is valid, else
 * Windows-1252, in which any bytes are valid. Refuses what is no text, and UTF-8 that is damaged: read as
 * Windows-1252 it would come in with the wrong letters in its names.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const mark = byteOrderMarks.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  const strict = decodeStrictly(bytes, mark?.label ?? 'utf-8');
  if (strict === null && mark !== undefined) return refuse('booking.fileEncoding');
  const text = strict ?? new TextDecoder('windows-1252').decode(bytes);
  if (notText.test(text)) return refuse('booking.fileNotText');
  if (strict !== null) return done({ text, encoding: mark?.encoding ?? 'utf-8' });
  return isDamagedUtf8(bytes) ? refuse('booking.fileEncoding') : done({ text, encoding: 'windows-1252' });
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Å, Ä, Ö, É and their like in UTF-8. As Windows-1252 it would be an Ã and a sign, which no name has. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte === 0xc3 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80);
}
