import { safeStorage } from 'electron';

/** The computer's keychain, as far as a profile's lock needs it. */
export interface Keychain {
  /** Whether there is one that keeps anything from anybody. */
  readonly there: boolean;
  wrap(bytes: Uint8Array): Buffer;
  /** Throws where the keychain is locked, or another one than that which wrapped. */
  unwrap(bytes: Uint8Array): Buffer;
}

/** Electron's `safeStorage`; after the app is ready. Without a keyring Linux falls back to a fixed key: that is none. */
export function systemKeychain(): Keychain {
  const there =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  return {
    there,
    wrap: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')),
    unwrap: (bytes) => Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'),
  };
}
