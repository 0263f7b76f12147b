import type { Difference } from '../../../api/answer.ts'
import { functionWords } from '../words/function-words.ts'
import type { Word } from '../words/words.ts'
import type { Statement } from './statement.ts'

const preposition = /^(?:to|of|for|from|with|by|on|in|at|against|into|upon|under|about)$/
/** Words that may stand between a preposition and its noun. */
const determiner =
  /^(?:a|an|the|this|that|these|those|such|any|some|all|both|each|every|either|other|another|its|his|her|their|our|my|your|and|or)$/
const auxiliary = /^(?:is|are|was|were|be|been|being|has|have|had|will|would|shall|should|can|could|may|might|must)$/
const subordinating =
  /^(?:after|before|when|whenever|where|if|once|until|unless|while|because|since|although|though|provided|whereas)$/

/**
 * Words that the source holds but joins otherwise: "belongs to the deposit" where it belongs to the tenant, "the deposit is
 * handed back" where the flat is. Only what the source itself joins in another way is told, nothing it leaves open.
 */
export function joinedOtherwise(said: Statement, source: Statement): Difference[] {
  return [...objectsElsewhere(said, source), ...subjectsElsewhere(said, source)].slice(0, 1)
}

/** A preposition after a word that governs another noun in the source. */
function objectsElsewhere(said: Statement, source: Statement): Difference[] {
  return said.words.flatMap((word, at): Difference[] => {
    const head = said.words[at - 1]
    if (!preposition.test(word.folded) || !head?.content || parted(said, head, word)) return []
    // Numbers and dates have a check of their own.
    if (!said.stems.has(head.stem)) return []
    const object = nounsAfter(said, at)
    const noun = object.at(-1)
    if (noun === undefined || !said.stems.has(noun.stem) || !source.words.some((other) => same(other, noun))) return []
    const places = source.words.flatMap((other, index) => {
      const before = source.words[index - 1]
      return other.folded === word.folded && before !== undefined && same(before, head) ? [index] : []
    })
    const objects = places.map((index) => nounsAfter(source, index))
    if (objects.length === 0 || objects.some((own) => own.length === 0)) return []
    if (objects.some((own) => own.some((other) => object.some((one) => same(one, other))))) return []
    const place = source.words[(places[0] ?? 0) - 1]
    const end = objects[0]?.at(-1)
    return [
      {
        kind: 'noun',
        said: said.text.slice(head.start, noun.end),
        source: place && end ? source.text.slice(place.start, end.end) : '',
      },
    ]
  })
}

/** A verb in the passive or with a helper whose subject in the source belongs to another clause. */
function subjectsElsewhere(said: Statement, source: Statement): Difference[] {
  return said.words.flatMap((word, at): Difference[] => {
    const subject = said.words[at - 1]
    if (!auxiliary.test(word.folded) || !subject?.content) return []
    const verb = verbAfter(said, at)
    if (verb === undefined) return []
    const places = source.words.flatMap((other, index) =>
      auxiliary.test(other.folded) && verbIs(source, index, verb) ? [index] : [],
    )
    if (places.length === 0 || !places.every((index) => belongsToAnother(source, index, subject))) return []
    const place = places[0] ?? 0
    const [from, to] = [source.words[place - 1], verbAfter(source, place)]
    return [
      {
        kind: 'noun',
        said: said.text.slice(subject.start, verb.end),
        source: from && to ? source.text.slice(from.start, to.end) : '',
      },
    ]
  })
}

/** Whether the helper at a place has a subject of its own in a clause that began after the subject asked about. */
function belongsToAnother(source: Statement, at: number, subject: Word): boolean {
  const own = source.words[at - 1]
  if (!own?.content || same(own, subject)) return false
  const begin = source.words.slice(0, at).findLastIndex((word) => subordinating.test(word.folded))
  if (begin < 0) return false
  const within = source.words.slice(begin, at)
  return source.words.slice(0, begin).some((word) => same(word, subject)) && !within.some((word) => same(word, subject))
}

function verbAfter(statement: Statement, at: number): Word | undefined {
  const next = statement.words.slice(at + 1, at + 5).find((word) => !functionWords.has(word.folded))
  return next?.content ? next : undefined
}

function verbIs(statement: Statement, at: number, verb: Word): boolean {
  const next = verbAfter(statement, at)
  return next !== undefined && same(next, verb)
}

/** The nouns that a preposition governs, with those joined to them, up to the next preposition, verb or mark. */
function nounsAfter(statement: Statement, at: number): Word[] {
  const nouns: Word[] = []
  let before = statement.words[at]
  for (const word of statement.words.slice(at + 1)) {
    if (before !== undefined && parted(statement, before, word)) break
    before = word
    if (word.content) nouns.push(word)
    else if (!determiner.test(word.folded)) break
  }
  return nouns
}

function parted(statement: Statement, left: Word, right: Word): boolean {
  return /[^\s'’"“”(-]/u.test(statement.text.slice(left.end, right.start))
}

function same(left: Word, right: Word): boolean {
  return left.stem === right.stem || left.folded === right.folded
}
