/**
 * A passage of a document that may be one of several versions of a file. `number`: of the version, 1 being the oldest;
 * `sentences`: its sentences; both absent in what is the only one.
 */
export type Versioned = { family: string; number: number; sentences: readonly string[] }

/** Shared words, of those of either, from which on two passages speak of the same. */
const alike = 0.6

/**
 * Passages, best first, so that the newest version of a file speaks: what an older one says in the same words is left out, and
 * where the newer one says it otherwise it comes first, the older one after it. Nothing else moves, and nothing that a
 * newer version does not say goes.
 */
export function preferNewest<T>(passages: readonly T[], versionOf: (passage: T) => Versioned | undefined): T[] {
  const known = passages.map((passage) => ({
    passage,
    words: wordsOf(versionOf(passage)),
    version: versionOf(passage),
  }))
  const saidBy = new Map<string, { number: number; sentences: Set<string> }[]>()
  for (const { version } of known) {
    if (!version) continue
    const said = saidBy.get(version.family) ?? []
    saidBy.set(version.family, said)
    said.push({ number: version.number, sentences: new Set(version.sentences.map(plain)) })
  }
  const order: typeof known = []
  for (const one of known) {
    if (order.includes(one)) continue
    const { version } = one
    if (!version) {
      order.push(one)
      continue
    }
    const newer = (saidBy.get(version.family) ?? []).filter(({ number }) => number > version.number)
    const isSaid = (sentence: string) => newer.some(({ sentences }) => sentences.has(plain(sentence)))
    const repeated = version.sentences.length > 0 && version.sentences.every(isSaid)
    const same = known.filter(
      (other) =>
        !order.includes(other) &&
        other.version?.family === version.family &&
        other.version.number > version.number &&
        (likeness(one.words, other.words) >= alike || (repeated && sharesOne(version, other.version))),
    )
    order.push(...same.toSorted((left, right) => (right.version?.number ?? 0) - (left.version?.number ?? 0)))
    if (!repeated) order.push(one)
  }
  return order.map(({ passage }) => passage)
}

function sharesOne(one: Versioned, other: Versioned): boolean {
  const said = new Set(other.sentences.map(plain))
  return one.sentences.some((sentence) => said.has(plain(sentence)))
}

/** Words without case, white space and marks at their ends; numbers and "not" count as all others do. */
function plain(sentence: string): string {
  return splitWords(sentence).join(' ')
}

function splitWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[.,:/'’-][\p{L}\p{N}]+)*|[%€$£]/gu) ?? []
  )
}

function wordsOf(version: Versioned | undefined): ReadonlySet<string> {
  return new Set(version ? splitWords(version.sentences.join(' ')) : [])
}

/** Shared words of two sets, of all of both (P. Jaccard, 1901). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / Math.max(1, one.size + other.size - shared)
}
