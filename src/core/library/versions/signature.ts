/** Numbers in a signature. */
const signatureLength = 64
const shingleLength = 3
const prime = 0xfffffffb

const [multipliers, addends] = [0x9e3779b1, 0x85ebca77].map((seed) => {
  let state = seed
  return Uint32Array.from({ length: signatureLength }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state << 7)
    return (state >>> 0) | 1
  })
}) as [Uint32Array, Uint32Array]

/**
 * The MinHash signature of a text by its terms in order (A. Broder, "On the resemblance and containment of documents",
 * 1997): the share of equal numbers in two signatures estimates the share of runs of three terms that the texts have in
 * common. Undefined where there are too few terms to tell.
 */
export function signatureOf(terms: readonly string[]): Uint32Array | undefined {
  if (terms.length < 8 * shingleLength) return undefined
  const hashes = terms.map(hashOf)
  const least = new Uint32Array(signatureLength).fill(0xffffffff)
  for (let at = 0; at + shingleLength <= hashes.length; at++) {
    let shingle = 0
    for (let next = 0; next < shingleLength; next++) {
      shingle = Math.imul(shingle ^ (hashes[at + next] as number), 0x01000193) ^ (shingle >>> 13)
    }
    for (let index = 0; index < signatureLength; index++) {
      const value = (Math.imul(multipliers[index] as number, shingle) + (addends[index] as number)) >>> 0
      const mixed = (value ^ (value >>> 16)) % prime
      if (mixed < (least[index] as number)) least[index] = mixed
    }
  }
  return least
}

/** Estimated share of runs of terms that two texts have in common, 0 to 1. */
export function resemblance(left: Uint32Array, right: Uint32Array): number {
  let equal = 0
  for (let index = 0; index < signatureLength; index++) if (left[index] === right[index]) equal++
  return equal / signatureLength
}

/** FNV-1a over UTF-16 code units. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
