import { type CodeLanguage, codeLanguage } from '../code/code-languages.ts'
import { layOutXml } from '../code/lay-out-xml.ts'
import { hasLongLine, linesOf } from '../code/lines-of.ts'
import { partCode } from '../code/part-code.ts'
import { partJson } from '../code/part-json.ts'
import type { FlowBlock, FlowDocument } from '../flow.ts'

/**
 * Blocks of a file of code, JSON or XML, titled by its whole name. `text` is clean (`cleanText`). Headings stand above
 * top-level symbols and members; all lines of the file follow in order. Takes time in proportion to the text.
 */
export function readCode(text: string, name: string): FlowDocument {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const found = codeLanguage(extension)
  return { title: name, flow: flowOf(text, found ?? (text.trimStart().startsWith('<') ? 'xml' : 'plain')) }
}

function flowOf(text: string, language: CodeLanguage): Iterable<FlowBlock> {
  switch (language) {
    case 'json':
      return partJson(text)
    case 'xml':
      return partCode(hasLongLine(text) ? xmlLines(text) : linesOf(text), language)
    default:
      return partCode(linesOf(text), language)
  }
}

function* xmlLines(text: string): Generator<string> {
  for (const line of linesOf(text)) yield* hasLongLine(line) ? layOutXml(line) : [line]
}
