/** Frame headers (ITU-T T.81, table B.1): SOF0 to SOF15, less DHT (C4), JPG (C8) and DAC (CC), which lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** How large a JPEG says it is, before anything of it is decoded; null where it is none. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at16 = (at: number): number => (at + 2 <= view.byteLength ? view.getUint16(at) : -1);
  if (at16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    const marker = at16(at);
    if (marker < 0xff00) return null;
    // Before a marker any number of FF may stand (B.1.1.2).
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    const length = at16(at + 2);
    if (length < 2) return null;
    if (isFrame(marker & 0xff)) {
      const height = at16(at + 5);
      const width = at16(at + 7);
      return width < 1 || height < 1 ? null : { width, height };
    }
    at += 2 + length;
  }
}
