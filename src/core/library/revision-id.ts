/**
 * Id of a revision: the same bytes read by the same extractor always get the same id.
 * `sha256` is the content's digest in hexadecimal; 128 bits of it are kept.
 */
export function revisionId(sha256: string, extractor: number): string {
  return `${sha256.slice(0, 32)}-${extractor}`
}

/** Id of a chunk, `<revisionId>:<ordinal>`. */
export function chunkId(revision: string, ordinal: number): string {
  return `${revision}:${ordinal}`
}
