import type { Nodes, Parents, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'

export type MarkdownDocument = { title: string | undefined; flow: FlowBlock[] }

/** Blocks of CommonMark with GitHub's tables and task lists. Front matter is left out, its `title` kept. */
export function readMarkdown(source: string): MarkdownDocument {
  const front = /^---\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  const body = front ? source.slice(front[0].length) : source
  const tree = fromMarkdown(withoutDeepMarks(body), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const flow = tree.children.flatMap((node) => blocksOf(node, ''))
  const first = flow.find((block) => block.kind === 'heading' && block.level === 1)
  return { title: /^title:\s*["']?(.+?)["']?\s*$/m.exec(front?.[1] ?? '')?.[1] ?? first?.text, flow }
}

/** Marks that begin a line: indentation, quotes, bullets and numbers, of which more than this are cut off. */
const mostMarks = 160
const longMarks = new RegExp(
  `^((?:[ \\t>]|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])){${mostMarks}})(?:[ \\t>]|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))+`,
  'gm',
)

/** The parser's time grows with the cube of the depth, and its visitors' stack with the depth. */
function withoutDeepMarks(source: string): string {
  return source.replace(longMarks, '$1')
}

function blocksOf(node: RootContent, marker: string): FlowBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', text: inline(node), level: node.depth }]
    case 'paragraph':
      return [{ kind: marker === '' ? 'paragraph' : 'list-item', text: marker + inline(node) }]
    case 'code':
      return [{ kind: 'code', text: node.value }]
    case 'list':
      return node.children.flatMap((item, at) => {
        const mark = node.ordered ? `${(node.start ?? 1) + at}. ` : '- '
        return item.children.flatMap((child, nth) => blocksOf(child, nth === 0 ? mark : ''))
      })
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap((child) => blocksOf(child, ''))
    case 'table':
      return rowsOf(node.children.map((row) => row.children.map(inline)))
    case 'html':
      return [{ kind: 'paragraph', text: withoutTags(node.value) }]
    default:
      return []
  }
}

/** Rows of a table whose first row is its header. */
function rowsOf(rows: readonly string[][]): FlowBlock[] {
  const header = headerOf(rows[0] ?? [])
  return rows.map((cells) => ({
    kind: 'table-row',
    text: cells.join(cellBreak),
    ...(header === undefined ? {} : { header }),
  }))
}

function inline(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'html':
      return withoutTags(node.value)
    case 'break':
      return '\n'
    case 'image':
      return node.alt ?? ''
    default:
      return 'children' in node ? (node as Parents).children.map(inline).join('') : ''
  }
}

function withoutTags(html: string): string {
  return html
    .replace(/<!--[^]*?-->|<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
}
