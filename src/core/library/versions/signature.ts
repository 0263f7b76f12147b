/** Numbers in a signature. */
export const signatureLength = 64
/** Terms that are looked at together. */
const shingleLength = 3
/** Below this many terms two texts say too little to tell whether they are one. */
const fewestTerms = 24

const [multipliers, addends] = [0x9e3779b1, 0x85ebca77].map((seed) => {
  let state = seed
  return Uint32Array.from({ length: signatureLength }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state << 7)
    return (state >>> 0) | 1
  })
}) as [Uint32Array, Uint32Array]

/** The signature of a text whose terms come in pieces. */
export type SignatureMaker = {
  add(terms: readonly string[]): void
  /** Undefined where there are too few terms to tell. */
  signature(): Uint32Array | undefined
}

/**
 * Makes the MinHash signature of a text from its terms in order (A. Broder, "On the resemblance and containment of
 * documents", 1997): the share of equal numbers in two signatures estimates the share of runs of three terms that the
 * texts have in common.
 */
export function createSignatureMaker(): SignatureMaker {
  const least = new Uint32Array(signatureLength).fill(0xffffffff)
  let [first, second, count] = [0, 0, 0]
  return {
    add(terms) {
      for (const term of terms) {
        const third = hashOf(term)
        count++
        if (count >= shingleLength) {
          let shingle = Math.imul(first, 0x01000193) ^ second
          shingle = Math.imul(shingle ^ (shingle >>> 13), 0x01000193) ^ third
          shingle = Math.imul(shingle ^ (shingle >>> 15), 0x2c1b3c6d)
          for (let index = 0; index < signatureLength; index++) {
            const value = (Math.imul(multipliers[index] as number, shingle) + (addends[index] as number)) >>> 0
            const mixed = (value ^ (value >>> 16)) >>> 0
            if (mixed < (least[index] as number)) least[index] = mixed
          }
        }
        first = second
        second = third
      }
    },
    signature: () => (count < fewestTerms ? undefined : least.slice()),
  }
}

/** Estimated share of runs of terms that two texts have in common, 0 to 1. */
export function resemblance(left: Uint32Array, right: Uint32Array): number {
  let equal = 0
  for (let index = 0; index < signatureLength; index++) if (left[index] === right[index]) equal++
  return equal / signatureLength
}

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo). */
function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return hash
}
