/** Takes passwords off Office packages. Gives the package's bytes; undefined where the password is wrong. */
export type OfficeDecryptor = {
  /** `info` and `encrypted`: the streams `EncryptionInfo` and `EncryptedPackage` of the compound file. */
  decrypt(info: Uint8Array, encrypted: Uint8Array, password: string): Uint8Array | undefined
}

/**
 * Decrypts a file of a zip that was encrypted as WinZip does it (AES in counter mode). `head`: salt and check value;
 * undefined where the password, as bytes, is another. Pieces in order; `seal`: what then stands behind them.
 */
export type ZipDecryptor = (
  head: Uint8Array,
  strength: 1 | 2 | 3,
  password: Uint8Array,
) => { decrypt(piece: Uint8Array): Uint8Array; seal(): Uint8Array } | undefined
