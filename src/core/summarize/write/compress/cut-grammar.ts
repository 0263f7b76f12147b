import { grammarText } from '../../../answer/prompt/grammar-text.ts'
import type { Cut } from './cut.ts'

/**
 * A GBNF grammar of a sentence that may leave out each of its cuts and nothing else, so that a model chooses what goes. Cuts lie apart
 * or one within another, in their order.
 */
export function cutGrammar(text: string, cuts: readonly Cut[]): string {
  const rules: string[] = []
  const body = sequence(text, 0, text.length, cuts, rules)
  return [`root ::= ${body}`, ...rules].join('\n')
}

function sequence(text: string, start: number, end: number, cuts: readonly Cut[], rules: string[]): string {
  const parts: string[] = []
  let from = start
  for (const [at, cut] of cuts.entries()) {
    if (cut.start < from) continue
    if (cut.start > from) parts.push(grammarText(text.slice(from, cut.start)))
    const inner = cuts.slice(at + 1).filter((other) => other.start >= cut.start && other.end <= cut.end)
    const name = `cut${cut.start}-${cut.end}`
    rules.push(`${name} ::= ${grammarText(cut.instead)} | ${sequence(text, cut.start, cut.end, inner, rules)}`)
    parts.push(name)
    from = cut.end
  }
  if (from < end) parts.push(grammarText(text.slice(from, end)))
  return parts.join(' ')
}
