/** The little of DER (X.690) that an X.509 certificate is written with. */
export type Der = Buffer;

function tagged(tag: number, content: Buffer): Der {
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Der[]): Der => tagged(0x31, Buffer.concat(parts));
export const octets = (content: Buffer): Der => tagged(0x04, content);
export const utf8 = (text: string): Der => tagged(0x0c, Buffer.from(text, 'utf8'));
export const yes: Der = tagged(0x01, Buffer.from([0xff]));
/** Bits with none left over, but for a `keyUsage` that says how many. */
export const bits = (content: Buffer, unused = 0): Der =>
  tagged(0x03, Buffer.concat([Buffer.from([unused]), content]));
/** `[number]`, explicit around another value, or implicit (`primitive`) around bytes. */
export const context = (number: number, content: Buffer, primitive = false): Der =>
  tagged((primitive ? 0x80 : 0xa0) + number, content);

/** A whole number of 0 or more. */
export function integer(bytes: Buffer): Der {
  const [first = 0] = bytes;
  return tagged(0x02, first < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

export function objectId(text: string): Der {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const septets = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left % 128) + 128);
    bytes.push(...septets);
  }
  return tagged(0x06, Buffer.from(bytes));
}

/** UTCTime, to the second (RFC 5280 wants it until 2049). */
export function time(date: Date): Der {
  const text = date.toISOString().slice(2).replace(/\.\d+/, '').replace(/[-:T]/g, '');
  return tagged(0x17, Buffer.from(text, 'ascii'));
}
