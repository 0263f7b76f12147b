import { cleanText } from '../documents/clean-text.ts'
import type { FlowBlock } from '../documents/flow.ts'
import { readMarkup } from '../documents/formats/html.ts'
import { readPlainText } from '../documents/formats/text.ts'
import { parseMarkup } from '../documents/markup-tree.ts'
import type { BodyPart } from './message.ts'
import type { QuoteLine } from './quoted-history.ts'
import { splitQuotes } from './quoting-markup.ts'

/** A line of a body; `block`: the block of HTML that it is a line of, absent in plain text. */
export type BodyLine = QuoteLine & { block?: FlowBlock }

/** Marks beyond this are left in the text. */
const deepestMarks = 50
const marks = /^(?:[ \t]?>){1,50}[ \t]?/

/** The lines of a rendering of a body, quote marks counted and taken off. */
export function bodyLines(parts: readonly BodyPart[]): BodyLine[] {
  return parts.flatMap((part, at) => {
    const lines = part.type === 'html' ? htmlLines(part.content) : plainLines(part.content)
    return at === 0 ? lines : [{ text: '', depth: 0 }, ...lines]
  })
}

function plainLines(content: string): BodyLine[] {
  return cleanText(content)
    .split('\n')
    .map((line) => {
      const quoted = marks.exec(line)?.[0] ?? ''
      return { text: line.slice(quoted.length), depth: Math.min(deepestMarks, quoted.replace(/[^>]/g, '').length) }
    })
}

function htmlLines(content: string): BodyLine[] {
  return splitQuotes(parseMarkup(content, 'html')).flatMap(({ depth, root }) =>
    readMarkup(root).flatMap((block): BodyLine[] => {
      const texts = block.kind === 'paragraph' ? block.text.split('\n') : [block.text]
      return texts.map((text) => ({ text, depth, block }))
    }),
  )
}

/** Blocks of lines, `depth` quote marks taken off each; what is quoted deeper keeps the others. */
export function blocksOfLines(lines: readonly BodyLine[], depth: number): FlowBlock[] {
  const blocks: FlowBlock[] = []
  for (let at = 0; at < lines.length; ) {
    const { block } = lines[at] ?? {}
    let end = at + 1
    while (end < lines.length && lines[end]?.block === block) end += 1
    const texts = lines.slice(at, end).map((line) => '> '.repeat(Math.max(0, line.depth - depth)) + line.text)
    if (block === undefined) blocks.push(...readPlainText(texts.join('\n').trimEnd()))
    else if (block.kind === 'paragraph') blocks.push({ ...block, text: texts.join('\n') })
    else blocks.push(block)
    at = end
  }
  return blocks
}
