import type { Difference } from '../../../api/answer.ts'
import { functionWords } from '../words/function-words.ts'
import type { Word } from '../words/words.ts'
import type { Statement } from './statement.ts'

const helper =
  /^(is|are|was|were|be|been|being|has|have|had|will|would|shall|should|can|could|may|might|must|did|does|do|to|not|also|who|which|that|it|they|he|she)$/
/** Words of the source that may stand between two that the sentence puts side by side. */
const reach = 6
/** Share of neighbours in the sentence that must be neighbours in the source. */
const together = 0.6
/** Share of words that may stand out of order. */
const disorder = 0.2

/**
 * Words that all stand in the source but say something else there: a predicate it lacks, a word said more often than
 * there, words torn from far apart or put in another order.
 */
export function loosened(said: Statement, source: Statement): Difference[] {
  const predicate = foreignPredicate(said, source)
  if (predicate) return [{ kind: 'content', said: predicate.text, source: '' }]
  const voice = changedVoice(said, source)
  if (voice) return [{ kind: 'content', said: voice.text, source: `was ${voice.text}` }]
  const content = said.words.filter(
    (word) => said.stems.has(word.stem) && source.words.some((other) => same(word, other)),
  )
  const repeated = content.find(
    (word, at) => positions({ words: content.slice(0, at) }, word).length >= positions(source, word).length,
  )
  if (repeated) return [{ kind: 'content', said: repeated.text, source: '' }]
  const apart = content.slice(1).filter((word, index) => !near(source, content[index], word))
  const astray = content.length - inOrder(content, source)
  const far = content.length >= 3 && apart.length > (content.length - 1) * (1 - together)
  if (!far && astray <= Math.max(1, Math.floor(content.length * disorder))) return []
  const words = far ? apart : content
  return [
    {
      kind: 'content',
      said: words
        .slice(0, 3)
        .map((word) => word.text)
        .join(', '),
      source: '',
    },
  ]
}

/** How many words keep the source's order, where one phrase may be moved from the end to the front. */
function inOrder(content: readonly Word[], source: Statement): number {
  let best = 0
  for (let turn = 0; turn < content.length && best < content.length; turn++) {
    best = Math.max(best, longestCommon([...content.slice(turn), ...content.slice(0, turn)], source.words))
  }
  return best
}

function longestCommon(left: readonly Word[], right: readonly Word[]): number {
  let row = new Array<number>(right.length + 1).fill(0)
  for (const word of left) {
    const next = [0]
    for (let at = 1; at <= right.length; at++) {
      const other = right[at - 1]
      next.push(other && same(word, other) ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** A content word right after an auxiliary, or before "by", that the source does not hold. */
function foreignPredicate(said: Statement, source: Statement): Word | undefined {
  return said.words.find((word, at) => {
    if (!said.stems.has(word.stem) || source.words.some((other) => same(word, other))) return false
    const before = said.words[at - 1]
    return (before !== undefined && helper.test(before.folded)) || said.words[at + 1]?.folded === 'by'
  })
}

/** A participle that stands in the passive throughout the source and without its auxiliary in the sentence. */
function changedVoice(said: Statement, source: Statement): Word | undefined {
  const passive = (words: readonly Word[], at: number) =>
    words.slice(Math.max(0, at - 3), at).some((word) => /^(is|are|was|were|be|been|being)$/.test(word.folded))
  return said.words.find((word, at) => {
    if (!/ed$/.test(word.folded) || passive(said.words, at)) return false
    const there = source.words.flatMap((other, index) => (other.folded === word.folded ? [index] : []))
    return (
      there.length > 0 &&
      there.every((index) => passive(source.words, index) && !reduced(said.words, at, source.words, index))
    )
  })
}

/** "the data stored there" of "the data that are stored there". */
function reduced(said: readonly Word[], at: number, source: readonly Word[], index: number): boolean {
  const [noun, relative, be] = [source[index - 3], source[index - 2], source[index - 1]]
  const before = said[at - 1]
  if (!noun || !before || !/^(that|which|who)$/.test(relative?.folded ?? '')) return false
  return /^(is|are|was|were)$/.test(be?.folded ?? '') && same(noun, before)
}

function near(source: Statement, left: Word | undefined, right: Word): boolean {
  const [one, two] = [positions(source, left), positions(source, right)]
  return one.some((a) => two.some((b) => a !== b && contentBetween(source, a, b) <= reach))
}

function positions(source: { words: readonly Word[] }, word: Word | undefined): number[] {
  return source.words.flatMap((other, at) => (word !== undefined && same(word, other) ? [at] : []))
}

function contentBetween(source: Statement, a: number, b: number): number {
  const between = source.words.slice(Math.min(a, b) + 1, Math.max(a, b))
  return between.filter((word) => !functionWords.has(word.folded)).length
}

function same(left: Word, right: Word): boolean {
  return left.stem === right.stem || left.folded === right.folded
}
