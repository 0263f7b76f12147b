import { countWords } from '../outline/count-words.ts'
import { likeness, saysTheSame } from './alike.ts'
import type { RankedSentence } from './ranked-sentence.ts'

/** How many sentences are wanted, or words, whichever is reached first; `spread`: from as many sections as there are. */
export type Wanted = { sentences: number; words?: number; spread: boolean }

/** What being like a chosen one takes from a sentence's score (maximal marginal relevance). */
const likenessCosts = 0.3
/** What is left of a score for each sentence that was taken of its section. */
const leftOfSection = 0.45
/** Sections that a spread choice draws from whatever their sentences score, where there are as many. */
const leastSections = 3
/** Sentences looked at, the best ones, and of each section. */
const [lookedAt, ofEachSection] = [400, 3]

/** The sentences that say most and not the same twice, in reading order. */
export function chooseSentences(ranked: readonly RankedSentence[], wanted: Wanted): RankedSentence[] {
  const pool = poolOf(ranked).map((sentence) => ({ sentence, like: 0, same: false, words: countWords(sentence.text) }))
  const taken: RankedSentence[] = []
  const uses = new Map<number, number>()
  let room = wanted.words ?? Number.POSITIVE_INFINITY
  while (taken.length < wanted.sentences) {
    const value = ({ sentence, like }: (typeof pool)[number]) =>
      sentence.score * (wanted.spread ? leftOfSection ** (uses.get(sentence.section) ?? 0) : 1) -
      likenessCosts * like * sentence.score
    const left = pool.filter(({ same, words }) => !same && (words <= room || taken.length === 0))
    const others = left.filter(({ sentence }) => !uses.has(sentence.section))
    const best = (wanted.spread && uses.size < leastSections && others.length > 0 ? others : left).reduce<
      (typeof pool)[number] | undefined
    >((one, other) => (one === undefined || value(other) > value(one) ? other : one), undefined)
    if (best === undefined) break
    const { sentence } = best
    taken.push(sentence)
    uses.set(sentence.section, (uses.get(sentence.section) ?? 0) + 1)
    room -= best.words
    for (const each of pool) {
      each.same ||= each === best || saysTheSame(each.sentence, sentence)
      each.like = Math.max(each.like, likeness(each.sentence, sentence))
    }
  }
  return taken.sort((one, other) => one.order - other.order)
}

function poolOf(ranked: readonly RankedSentence[]): RankedSentence[] {
  if (ranked.length <= lookedAt) return [...ranked]
  const sorted = ranked.toSorted((one, other) => other.score - one.score)
  const uses = new Map<number, number>()
  return sorted.filter(({ section }, at) => {
    const used = uses.get(section) ?? 0
    uses.set(section, used + 1)
    return at < lookedAt || used < ofEachSection
  })
}
