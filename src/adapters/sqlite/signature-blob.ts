/** A signature as stored: 32-bit numbers in the order of this machine's bytes; empty where the text is too short for one. */
export function signatureBlob(signature: Uint32Array | undefined): Uint8Array {
  return signature ? new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength) : new Uint8Array()
}

/** The signature of a stored blob. */
export function signatureOfBlob(blob: Uint8Array | null): Uint32Array | undefined {
  return blob && blob.length > 0 ? new Uint32Array(Uint8Array.from(blob).buffer) : undefined
}
