import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { child, descendant, type MarkupElement } from '../markup-tree.ts'
import { chartBlocks } from './chart.ts'
import type { OdfContext } from './context.ts'

/** A run of spaces longer than this is a page's layout at most. */
const mostSpaces = 64

/**
 * The printed text of a paragraph or a part of one (OpenDocument 1.3 part 3, 6). Deleted text stands elsewhere in the
 * file; notes, comments, text boxes and charts go to `context.after`.
 */
export function inlineText(element: MarkupElement, context: OdfContext): string {
  let text = ''
  for (const node of element.children) {
    if (typeof node === 'string') text += node.replace(/\s+/g, ' ')
    else text += elementText(node, context)
  }
  return text
}

function elementText(node: MarkupElement, context: OdfContext): string {
  switch (node.name) {
    case 'text:s':
      return ' '.repeat(Math.min(mostSpaces, Math.max(1, Number(node.attributes['text:c'] ?? 1) || 1)))
    case 'text:tab':
      return ' '
    case 'text:line-break':
      return '\n'
    case 'text:note':
      return noteMark(node, context)
    case 'office:annotation':
      context.after.push(...commentBlocks(node, context))
      return ''
    case 'text:number':
    case 'text:ruby-text':
    case 'office:event-listeners':
    case 'office:binary-data':
    case 'svg:title':
    case 'svg:desc':
    case 'text:tracked-changes':
      return ''
    case 'draw:object':
      return objectText(node, context)
    default:
      return isBox(node) ? boxText(node, context) : inlineText(node, context)
  }
}

/** The reference as `[1]`; the note's text follows the paragraph. */
function noteMark(note: MarkupElement, context: OdfContext): string {
  const citation = child(note, 'text:note-citation')
  const label = `[${cleanLine(citation ? inlineText(citation, context) : '')}]`
  const body = child(note, 'text:note-body')
  const text = body ? linesOf(body, context) : ''
  if (text !== '') context.after.push({ kind: 'paragraph', text: `${label} ${text}` })
  return label
}

/** A comment, headed by who wrote it. */
export function commentBlocks(annotation: MarkupElement, context: OdfContext): FlowBlock[] {
  const creator = child(annotation, 'dc:creator')
  const text = linesOf(annotation, context)
  const author = cleanLine(creator ? inlineText(creator, context) : '')
  return text === '' ? [] : [{ kind: 'paragraph', text: author === '' ? text : `${author}: ${text}` }]
}

function linesOf(container: MarkupElement, context: OdfContext): string {
  return context
    .read(container, { ...context, after: [], inTable: false })
    .map((block) => block.text)
    .join('\n')
}

/** Frames are opened in place for what stands in the line (formulas); their titles and descriptions are not printed. */
function isBox({ name }: MarkupElement): boolean {
  return name.startsWith('draw:') && name !== 'draw:a' && name !== 'draw:frame'
}

/** Text boxes and shapes with text stand after the paragraph that holds them. */
function boxText(shape: MarkupElement, context: OdfContext): string {
  const holder = { name: '', attributes: {}, children: [shape] }
  context.after.push(...context.read(holder, { ...context, after: [], inTable: false }))
  return ''
}

/** A formula in the words of its author, in place; a chart after the paragraph. */
function objectText(object: MarkupElement, context: OdfContext): string {
  const part = child(object, 'math') ?? context.object(object.attributes['xlink:href'] ?? '')
  const formula = part && descendant(part, 'annotation')
  if (formula) return inlineText(formula, context)
  // What is embedded embeds nothing: a file that embeds itself would never end.
  context.after.push(...chartBlocks(part, { ...context, object: () => undefined }))
  return ''
}
