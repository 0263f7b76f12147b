import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { elements, type MarkupElement } from '../markup-tree.ts'
import type { OdfContext } from './context.ts'
import { inlineText } from './inline-text.ts'
import { type ListState, nextLabel } from './list-label.ts'
import type { ListLevel } from './styles.ts'
import { readTable } from './table.ts'

/** Blocks of a container of paragraphs, lists and tables (OpenDocument 1.3 part 3, 5 and 9), notes after each. */
export function readBlocks(container: MarkupElement, context: OdfContext): FlowBlock[] {
  return elements(container).flatMap((node) => [...readNode(node, context), ...waiting(context)])
}

/** What the text before refers to; in a table it waits for the table's end. */
function waiting(context: OdfContext): FlowBlock[] {
  return context.inTable ? [] : context.after.splice(0)
}

function readNode(node: MarkupElement, context: OdfContext): FlowBlock[] {
  switch (node.name) {
    case 'text:h':
    case 'text:p':
      return readParagraph(node, context, true)
    case 'text:list':
      return readList(node, undefined, context)
    case 'table:table':
      return readTable(node, context)
    case 'text:numbered-paragraph':
    case 'text:section':
    case 'text:bibliography':
      return readBlocks(node, context)
    case 'draw:object':
    case 'office:annotation':
      inlineText({ name: '', attributes: {}, children: [node] }, context)
      return []
    default:
      return /^(draw:|text:table-of-content$|text:[a-z-]*index(-body|-title)?$)/.test(node.name)
        ? readBlocks(node, context)
        : []
  }
}

/** A paragraph or heading. `counts`: a heading is numbered by the outline, not by a list around it. */
function readParagraph(element: MarkupElement, context: OdfContext, counts: boolean): FlowBlock[] {
  const role = context.styles.paragraph(element.attributes['text:style-name'])
  const raw = inlineText(element, context)
  const text = raw.trim()
  if (text === '') return []
  if (element.name === 'text:h') return [readHeading(element, cleanLine(text), context, counts)]
  if (role.title) return [{ kind: 'heading', text: cleanLine(text), level: 0 }]
  return [role.code ? { kind: 'code', text: raw } : { kind: 'paragraph', text }]
}

function readHeading({ attributes }: MarkupElement, text: string, context: OdfContext, counts: boolean): FlowBlock {
  const level = Math.min(10, Math.max(1, Math.trunc(Number(attributes['text:outline-level'] ?? 1)) || 1))
  const { outline } = context.styles
  const numbered = counts && attributes['text:is-list-header'] !== 'true' && outline[level - 1]?.format
  const label = numbered ? nextLabel(context.headings, outline, level - 1, startOf(attributes)) : ''
  return { kind: 'heading', text: label === '' ? text : `${label} ${text}`, level }
}

/** A list as far as it is read: its counts, its levels, and the level in force, counted from 0. */
type List = { state: ListState; levels: readonly (ListLevel | undefined)[]; level: number }

function readList(element: MarkupElement, outer: List | undefined, context: OdfContext): FlowBlock[] {
  const { attributes } = element
  const name = attributes['text:style-name']
  const state = outer?.state ?? earlierList(attributes, context) ?? { counts: [] }
  if (!outer && name !== undefined) context.lists.set(`style ${name}`, state)
  const id = attributes['xml:id'] ?? attributes['text:id']
  if (!outer && id !== undefined) context.lists.set(id, state)
  const list = {
    state,
    levels: name === undefined && outer ? outer.levels : context.styles.list(name),
    level: outer ? Math.min(9, outer.level + 1) : 0,
  }
  return elements(element).flatMap((item) => readItem(item, list, context))
}

function earlierList(attributes: MarkupElement['attributes'], { lists }: OdfContext): ListState | undefined {
  const id = attributes['text:continue-list']
  if (id !== undefined) return lists.get(id)
  const goesOn = attributes['text:continue-numbering'] === 'true'
  return goesOn ? lists.get(`style ${attributes['text:style-name'] ?? ''}`) : undefined
}

/** An item's first paragraph is labelled, what follows in it goes on. An item without a paragraph does not count. */
function readItem(item: MarkupElement, list: List, context: OdfContext): FlowBlock[] {
  let first: FlowBlock | undefined
  return elements(item).flatMap((node): FlowBlock[] => {
    if (node.name === 'text:list') {
      if (first) list.state.counts.length = Math.min(list.state.counts.length, list.level + 1)
      return readList(node, list, context)
    }
    if (node.name !== 'text:p' && node.name !== 'text:h') return [...readNode(node, context), ...waiting(context)]
    const [block] = readParagraph(node, context, false)
    if (block && first === undefined) first = labelled(block, item, node, list, context)
    else if (block?.kind === 'paragraph' && first) block.kind = first.kind === 'heading' ? 'paragraph' : first.kind
    return [...(block ? [block] : []), ...waiting(context)]
  })
}

function labelled(
  block: FlowBlock,
  item: MarkupElement,
  node: MarkupElement,
  list: List,
  context: OdfContext,
): FlowBlock {
  const role = context.styles.paragraph(node.attributes['text:style-name'])
  if (item.name === 'text:list-header' || role.unnumbered) return block
  const levels = list.levels.length > 0 ? list.levels : context.styles.list(role.listStyle)
  const label = nextLabel(list.state, levels, list.level, startOf(item.attributes))
  // Headings and code stay what they are; a bullet before a heading says nothing.
  if (label === '' || (label === '-' && block.kind !== 'paragraph')) return block
  block.text = `${label} ${block.text}`
  if (block.kind === 'paragraph') block.kind = 'list-item'
  return block
}

function startOf(attributes: MarkupElement['attributes']): number | undefined {
  const start = Number(attributes['text:start-value'] ?? Number.NaN)
  return Number.isInteger(start) ? start : undefined
}
