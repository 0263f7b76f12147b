import { statementOf } from '../../answer/check/statement.ts'
import { agree } from '../../answer/facts/agree.ts'
import type { Fact } from '../../answer/facts/fact.ts'
import { type Word, wordsOf } from '../../answer/words/words.ts'

const person = /^(i|me|my|we|us|our|ours|you|your|yours|he|him|his|she|her|hers|they|them|their|theirs)$/
const modal = /^(must|shall|may|can|cannot|should|will|would|could|might|need|needs)$/
const auxiliary = /^(is|are|was|were|am|has|have|had|do|does|did|isn't|aren't|wasn't|weren't|hasn't|haven't)$/
const limiting = /^(only|per|solely|exclusively|merely|first|last|least|most|every|all|each|any|never|always)$/
const kin: Readonly<Record<string, string>> = { can: 'may', could: 'may', might: 'may', needs: 'must', need: 'must' }
const leads =
  /^(in|on|at|from|for|with|by|during|after|before|since|until|under|over|through|as|when|while|if|because|although|despite|given|to)\b/i
const superlative = /\b(worst|best|most|least|first|last|latest|only|\p{L}{3,}est)\b[^,.;:]*/giu
/** Words that the source lacks, at most: another word for one of its own. */
const mostForeign = 1
/** Share of the words and figures of the source that a shorter sentence keeps. */
const leastKept = 0.35
const leastFacts = 0.5

/**
 * Whether a sentence made of one other says no other thing than that where the check of facts does not look: who it speaks of
 * ("our" and "your" discretion), what is allowed and what has to be, limits ("only for personal use"), and that enough is left.
 */
export function keepsMeaning(said: string, source: string): boolean {
  const [own, other] = [statementOf(said), statementOf(source)]
  return (
    samePersons(own.words, other.words) &&
    sameModals(own.words, other.words) &&
    sameLimits(own.words, other.words) &&
    ownWords(own.stems, other.stems) &&
    keepsEnough(own.stems, other.stems) &&
    keepsFacts(own.facts, other.facts) &&
    keepsClause(said, source) &&
    keepsVerb(own.words, other.words) &&
    keepsList(said, source) &&
    keepsRange(said, source)
  )
}

/** A person word before a word must stand before the same word in the source, where the source has one before it. */
function samePersons(said: readonly Word[], source: readonly Word[]): boolean {
  const known = new Set(source.filter(({ folded }) => person.test(folded)).map(({ folded }) => folded))
  return said.every((word, at) => {
    if (!person.test(word.folded)) return true
    if (!known.has(word.folded)) return false
    const next = nextContent(said, at)
    if (next === undefined) return true
    const before = source.flatMap((other, place) => (other.stem === next ? [personBefore(source, place)] : []))
    return before.length === 0 || before.includes(word.folded) || before.every((each) => each === undefined)
  })
}

function nextContent(words: readonly Word[], at: number): string | undefined {
  return words.slice(at + 1, at + 4).find(({ content }) => content)?.stem
}

function personBefore(words: readonly Word[], at: number): string | undefined {
  return words.slice(Math.max(0, at - 3), at).findLast(({ folded }) => person.test(folded))?.folded
}

/** Everything that is allowed or has to be is so in the source too. */
function sameModals(said: readonly Word[], source: readonly Word[]): boolean {
  const modals = (words: readonly Word[]) =>
    words.flatMap(({ folded }) => (modal.test(folded) ? [kin[folded] ?? folded] : []))
  const there = new Set(modals(source))
  return modals(said).every((each) => there.has(each)) && (there.size === 0 || modals(said).length > 0)
}

/** A word that limits stays with the word that it limits, and none is added. */
function sameLimits(said: readonly Word[], source: readonly Word[]): boolean {
  const limits = (words: readonly Word[]) =>
    words.flatMap(({ folded }, at) => (limiting.test(folded) ? [`${folded} ${nextContent(words, at) ?? ''}`] : []))
  const [own, other] = [new Set(limits(said)), new Set(limits(source))]
  const only = /^(only|solely|exclusively|merely|least|most|never|per) /
  return [...own].every((each) => other.has(each)) && [...other].every((each) => !only.test(each) || own.has(each))
}

/** Hardly a word that the source has not, and none that is one of its own spelt wrong. */
function ownWords(said: ReadonlySet<string>, source: ReadonlySet<string>): boolean {
  const foreign = [...said].filter((stem) => !source.has(stem))
  const misspelt = (stem: string) => stem.length > 5 && [...source].some((own) => own.slice(0, 5) === stem.slice(0, 5))
  return foreign.length <= mostForeign && !foreign.some(misspelt)
}

function keepsEnough(said: ReadonlySet<string>, source: ReadonlySet<string>): boolean {
  const kept = [...source].filter((stem) => said.has(stem)).length
  return kept >= 3 && kept >= source.size * leastKept
}

/** Whether half of a source's numbers and dates at least are said. */
export function keepsFacts(said: readonly Fact[], source: readonly Fact[]): boolean {
  const counted = source.filter(({ kind, loose }) => !loose && (kind === 'number' || kind === 'date'))
  const kept = counted.filter((fact) => said.some((own) => agree(own, fact))).length
  return kept >= counted.length * leastFacts
}

/** A sentence that begins with a phrase of time or place has its main clause after it. */
function keepsClause(said: string, source: string): boolean {
  return !leads.test(said) || !/,/.test(source) || /,\s+\S+\s+\S+/.test(said)
}

/** Where the source says what is, was or can be, so does the sentence: its verb was not left out. */
function keepsVerb(said: readonly Word[], source: readonly Word[]): boolean {
  const has = (words: readonly Word[]) => words.some(({ folded }) => auxiliary.test(folded) || modal.test(folded))
  return !has(source) || has(said)
}

/** What is counted up after a colon is said whole or not at all. */
function keepsList(said: string, source: string): boolean {
  const [list, own] = [source.split(/:\s/)[1], said.split(/:\s/)[1]]
  return list === undefined || own === undefined || contentCount(own) >= contentCount(list)
}

/** The worst crisis in a century is not the worst crisis: a superlative keeps the rest of its phrase. */
function keepsRange(said: string, source: string): boolean {
  const own = new Set(wordsOf(said).map(({ stem }) => stem))
  return [...source.matchAll(superlative)].every(([phrase = '', word = '']) => {
    if (!own.has(wordsOf(word)[0]?.stem ?? '')) return true
    return wordsOf(phrase).every(({ content, stem }) => !content || own.has(stem))
  })
}

function contentCount(text: string): number {
  return wordsOf(text).filter(({ content }) => content).length
}
