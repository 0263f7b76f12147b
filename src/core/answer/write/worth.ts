import { factsOf } from '../facts/facts-of.ts'
import { wordsOf } from '../words/words.ts'

const open =
  /\b(the|a|an|of|and|or|but|to|in|on|at|for|by|from|with|is|are|was|were|that|which|its|their|as|than)[\s"'.!?]*$/i

/** Whether a text is a whole sentence: it does not stop at a word or mark that announces more. */
export function isWhole(text: string): boolean {
  const balanced = text.split('(').length === text.split(')').length
  const row = /(?<!\p{L}\d*)\d\)?\s+[(-]?[$€£]?\d[\d.,]*\)?(\s|[.]?$)/u.test(
    text.replace(/\b\p{Lu}\p{L}+\.? \d{1,2},? \d{4}/gu, ''),
  )
  return balanced && !row && wordsOf(text).length > 2 && !/[:,;\u2014-][\s.]*$/.test(text) && !open.test(text)
}

/** Whether a sentence only says the question again: no number and no content word that the question has not. */
export function isEcho(text: string, question: string): boolean {
  const asked = new Set(wordsOf(question).map((word) => word.stem))
  const fresh = wordsOf(text).some((word) => word.content && !asked.has(word.stem))
  return !fresh && factsOf(text).every((fact) => fact.kind === 'name' || question.includes(fact.text))
}
