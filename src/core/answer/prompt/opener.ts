import { fold } from '../words/fold.ts'
import { functionWords } from '../words/function-words.ts'
import { type Word, wordsOf } from '../words/words.ts'

const asking = /^(what|which|who|whom|whose|when|where|why|how)$/
const auxiliary = /^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)$/
const support = /^(do|does|did)$/
const dangling =
  /^(of|that|and|or|than|as|to|which|who|in|on|at|for|by|from|with|during|between|under|over|about|after|before)$/
const boundary = /^(of|in|on|at|for|by|from|with|to|during|between|under|over|about|and|or|that|as)$/
const participle = /(ed|ing|wn|ught|elt|ept|ade|one)$/

/** How an answer starts: nothing said, a noun phrase, a noun phrase and its auxiliary, or with its verb. */
export type Opener = {
  kind: 'none' | 'noun' | 'auxiliary' | 'verb'
  text: string
  /** Stem of the participle that the question has next. */
  next?: string
}

const none: Opener = { kind: 'none', text: '' }

/**
 * The start of an answer made of the question's words that stand in the fact too: "What was the net profit in 2012?"
 * gives "The net profit in 2012 was". None where they share no phrase; then the model begins by itself.
 */
export function openerOf(question: string, fact: string): Opener {
  const words = wordsOf(question)
  const wh = words.findIndex((word) => asking.test(word.folded))
  const helper = words.findIndex((word, at) => at > wh && at <= wh + 6 && auxiliary.test(word.folded))
  const source = wordsOf(fact)
  const stems = new Map(source.map((word) => [word.stem, word]))
  const texts = new Set(source.map((word) => word.folded))
  const aux = words[helper]?.folded ?? ''
  const from = helper >= 0 ? helper + 1 : wh + 1
  let best: { start: number; end: number; form?: string } = { start: 0, end: 0 }
  for (let start = from; start < words.length; start++) {
    if (
      start > from &&
      ((words[start - 1]?.content && words[start]?.content) || dangling.test(words[start]?.folded ?? ''))
    )
      continue
    const run = phrase(question, words, start, stems, support.test(aux) ? texts : undefined)
    if (contentIn(words, run) > contentIn(words, best)) best = run
    if (start === from && contentIn(words, run) > 0) break
  }
  if (contentIn(words, best) === 0) return none
  const direct = best.start === from && helper >= 0 && !support.test(aux)
  const cut = direct ? participleAt(words, best) : undefined
  const text = question.slice(words[best.start]?.start, words[(cut ?? best.end) - 1]?.end)
  const tail = best.form ?? (direct ? aux : '')
  const opener = `${text}${tail === '' ? '' : ` ${tail}`}`
  const kind = best.form !== undefined ? 'verb' : direct ? 'auxiliary' : 'noun'
  const next = cut === undefined ? undefined : words[cut]?.stem
  return { kind, text: opener.charAt(0).toUpperCase() + opener.slice(1), ...(next === undefined ? {} : { next }) }
}

/** The longest run from `start` of function words and words of the fact, without function words at its end. */
function phrase(
  question: string,
  words: readonly Word[],
  start: number,
  stems: ReadonlyMap<string, Word>,
  texts: ReadonlySet<string> | undefined,
): { start: number; end: number; form?: string } {
  let end = start
  for (let at = start; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || asking.test(word.folded) || (at > start && auxiliary.test(word.folded))) break
    if (!word.content) continue
    const found = stems.get(word.stem)
    if (found === undefined) {
      const verbNext = texts !== undefined && /^\p{Ll}/u.test(word.text)
      if (end === at && at > start && !verbNext && !/[,;:]/.test(question.slice(words[at - 1]?.end, word.start))) {
        end = boundaryBefore(words, start, at)
      }
      break
    }
    if (texts && at > start && !texts.has(word.folded)) return { start, end: at, form: fold(found.text) }
    end = at + 1
  }
  return { start, end }
}

/** The end of the last whole phrase before `at`, where the words up to there would stop in the middle of one. */
function boundaryBefore(words: readonly Word[], start: number, at: number): number {
  for (let index = at - 1; index > start; index--) if (boundary.test(words[index]?.folded ?? '')) return index
  return start
}

function contentIn(words: readonly Word[], run: { start: number; end: number }): number {
  return words.slice(run.start, run.end).filter((word) => word.content).length
}

/** Where the auxiliary belongs inside a run: before a participle that follows the noun it speaks of. */
function participleAt(words: readonly Word[], run: { start: number; end: number }): number | undefined {
  for (let at = run.start + 1; at < run.end; at++) {
    const before = words[at - 1]
    if (participle.test(words[at]?.folded ?? '') && before?.content && !functionWords.has(before.folded)) return at
  }
  return undefined
}
