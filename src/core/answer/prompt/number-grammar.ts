import { numbersIn } from '../facts/numbers.ts'

/**
 * A GBNF grammar for one line of text in which digits stand only as numbers of the sources do. Plain: everything but
 * digits; number: one of the sources' numerals, as written.
 */
export function numberGrammar(sources: readonly string[]): string {
  const numerals = new Set<string>()
  for (const text of sources) {
    for (const match of text.matchAll(/\d+(?:[.,:]\d+)*/g)) numerals.add(match[0])
    for (const fact of numbersIn(text)) if (/^\d[\d.,]*$/.test(fact.text)) numerals.add(fact.text)
  }
  if (numerals.size === 0) return 'root ::= text\ntext ::= [^0-9\\n]+'
  const numbers = [...numerals].map((numeral) => JSON.stringify(numeral)).join(' | ')
  return `root ::= text? (num text)* num?\ntext ::= [^0-9\\n]+\nnum ::= ${numbers}`
}
