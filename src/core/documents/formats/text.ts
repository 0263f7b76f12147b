import type { FlowBlock } from '../flow.ts'

/**
 * Blocks of plain text. Paragraphs are parted by empty lines; the hard line breaks of text that was wrapped at a
 * column are kept, so that tables and verses stay as they were drawn. List markers begin an item.
 */
export function* readPlainText(text: string): Generator<FlowBlock> {
  for (const paragraph of text.split(/\n[ \t]*(?:\n[ \t]*)+/)) {
    if (paragraph.trim() === '') continue
    const lines = paragraph.split('\n').map((line) => line.trimEnd())
    const heading = headingOf(lines)
    if (heading) {
      yield heading
      continue
    }
    let block: FlowBlock = { kind: 'paragraph', text: '' }
    for (const line of lines) {
      if (isListItem(line)) {
        if (block.text !== '') yield block
        block = { kind: 'list-item', text: line.trim() }
      } else {
        block = { ...block, text: block.text === '' ? line : `${block.text}\n${line}` }
      }
    }
    if (block.text !== '') yield block
  }
}

function isListItem(line: string): boolean {
  return /^\s*(?:[-*•–]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S/.test(line)
}

/** A line alone that is numbered like a section or written in capitals, without a sentence's end. */
function headingOf(lines: readonly string[]): FlowBlock | undefined {
  const line = (lines[0] ?? '').trim()
  if (lines.length !== 1 || line.length > 100 || /[.,;:]$/.test(line)) return undefined
  const number = /^(?:(?:section|article|chapter|part)\s+)?(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/iu.exec(line)?.[1]
  if (number !== undefined && line.split(/\s+/).length <= 12) {
    return { kind: 'heading', text: line, level: Math.min(9, number.split('.').length + 1) }
  }
  const capitals = /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && /^\p{L}/u.test(line)
  return capitals ? { kind: 'heading', text: line, level: 1 } : undefined
}
