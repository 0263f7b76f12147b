import type { FlowBlock } from '../flow.ts'
import type { MarkupElement } from '../markup-tree.ts'
import type { ListState } from './list-label.ts'
import type { OdfStyles } from './styles.ts'

/** What reading a piece of an OpenDocument file needs of the whole. */
export type OdfContext = {
  styles: OdfStyles
  /** Lists counted so far by their `xml:id`, and the last of each style by its name. */
  lists: Map<string, ListState>
  /** How far headings are counted. */
  headings: ListState
  /** What the text read since it was last emptied refers to: notes, comments, text boxes, charts. */
  after: FlowBlock[]
  /** Whether a table is being read, after whose end `after` is emptied. */
  inTable: boolean
  /** The content of an embedded object by its address in the file. */
  object(address: string): MarkupElement | undefined
  /** Blocks of a container of paragraphs, lists and tables. */
  read(container: MarkupElement, context: OdfContext): FlowBlock[]
}
