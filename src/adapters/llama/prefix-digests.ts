import { createHash } from 'node:crypto'

/**
 * Digests of the first tokens of a prompt, for each of the lengths it has: SHA-256 over the tokens as 32-bit numbers, the
 * lowest byte first, in one pass.
 */
export function prefixDigests(tokens: readonly number[], lengths: Iterable<number>): Map<number, string> {
  const bytes = tokenBytes(tokens)
  const hash = createHash('sha256')
  const digests = new Map<number, string>()
  let at = 0
  for (const length of [...new Set(lengths)].toSorted((a, b) => a - b)) {
    if (length > tokens.length) break
    hash.update(bytes.subarray(at * 4, length * 4))
    digests.set(length, hash.copy().digest('hex'))
    at = length
  }
  return digests
}

/** Tokens as 32-bit numbers, the lowest byte first whatever the machine. */
export function tokenBytes(tokens: readonly number[] | Uint32Array): Buffer {
  const numbers = Uint32Array.from(tokens)
  const bytes = Buffer.from(numbers.buffer)
  return isLittleEndian ? bytes : bytes.swap32()
}

/** The reverse of `tokenBytes`. */
export function bytesToTokens(bytes: Uint8Array): Uint32Array {
  const copy = Buffer.from(Uint8Array.from(bytes).buffer)
  const ordered = isLittleEndian ? copy : copy.swap32()
  return new Uint32Array(ordered.buffer, ordered.byteOffset, ordered.length / 4)
}

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
