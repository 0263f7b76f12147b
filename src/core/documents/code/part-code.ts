import type { FlowBlock } from '../flow.ts'
import type { CodeLanguage } from './code-languages.ts'
import { symbolOfLine } from './symbol-of-line.ts'

/** A block ends at an empty line once it has so many characters, and at any line's end once it has the second number. */
const wishedLength = 900
const mostLength = 2_400

/** Notes above a symbol that belong to it: comments, attributes, decorators. */
const leadsIn = /^\s*(?:\/\/|\/\*|\*|#|@|--|\[\w|;)/

/** Blocks of code: a heading for each top-level symbol, then its lines. Takes each line once or twice, whatever it holds. */
export function* partCode(lines: Iterable<string>, language: CodeLanguage): Generator<FlowBlock> {
  let open: string[] = []
  let length = 0
  const flush = function* (count = open.length): Generator<FlowBlock> {
    const text = open.slice(0, count).join('\n')
    open = open.slice(count)
    length = open.reduce((sum, line) => sum + line.length + 1, 0)
    if (text.trim() !== '') yield { kind: 'code', text }
  }
  for (const line of lines) {
    const symbol = symbolOfLine(line, language)
    if (symbol !== undefined) {
      let own = open.length
      while (own > 0 && leadsIn.test((open[own - 1] ?? '').slice(0, 100))) own -= 1
      yield* flush(own)
      yield { kind: 'heading', text: symbol, level: 1 }
    }
    const isBlank = line.trim() === ''
    if (length > 0 && ((isBlank && length >= wishedLength) || length + line.length > mostLength)) yield* flush()
    if (isBlank && open.length === 0) continue
    open.push(line)
    length += line.length + 1
  }
  yield* flush()
}
