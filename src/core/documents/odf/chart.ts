import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { child, descendant, type MarkupElement } from '../markup-tree.ts'
import type { OdfContext } from './context.ts'

/** An embedded chart: its title and its table of values (OpenDocument 1.3 part 3, 11). */
export function chartBlocks(part: MarkupElement | undefined, context: OdfContext): FlowBlock[] {
  const chart = part && descendant(part, 'chart:chart')
  const title = child(chart, 'chart:title')
  const table = child(chart, 'table:table')
  const read = (holder: MarkupElement): FlowBlock[] => context.read(holder, { ...context, after: [], inTable: false })
  const name = cleanLine((title ? read(title) : []).map(({ text }) => text).join(' '))
  const values = table ? read({ name: '', attributes: {}, children: [table] }) : []
  return [...(name === '' ? [] : [{ kind: 'paragraph' as const, text: name }]), ...values]
}
