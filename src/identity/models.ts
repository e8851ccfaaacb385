/** The shipped networks, as `resources/models/models.json` describes them (`training/README.md` says how they are made). */
export interface ModelList {
  readonly v: 1;
  readonly finder: ModelFile;
  readonly recogniser: ModelFile;
}

export interface ModelFile {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** The commit whose `training/` made it. */
  readonly commit: string;
  readonly command: string;
}

/** Whether the bytes are those of the model that is described: a damaged file must not read anything. */
export async function isWhole(bytes: Uint8Array, { bytes: length, sha256 }: ModelFile): Promise<boolean> {
  if (bytes.byteLength !== length) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
