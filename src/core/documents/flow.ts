import type { BlockKind } from '../../api/document.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { MailFacts } from '../ports/read-event.ts'

/**
 * A piece of a document that has no pages of its own, in reading order. `level` counts from 1, headings only; `header`
 * goes with all rows of a table that has a header row, that row too.
 */
export type FlowBlock = { kind: BlockKind; text: string; level?: number; header?: string }

/** Here a new page begins (a sheet, slide or chapter), called `label` where it has a name. */
export type PageBreak = { kind: 'page-break'; label?: string }

/** A file within a document, that becomes a document of its own; `bytes` decodes on demand. */
export type InnerFile = { name: string; size: number; bytes: () => Uint8Array }

/**
 * What a format reader gives: the title that the file names, its content (which can be gone through again unless it is a
 * generator), what the user should know about it (the
 * file's name is added to the parameters), files within, their names unlike, and what a message's header says.
 */
export type FlowDocument = {
  title: string | undefined
  flow: Iterable<FlowBlock | PageBreak>
  /** About how long all of the flow is, where it is better estimated than counted. */
  characters?: number
  warnings?: readonly ErrorValue[]
  members?: readonly InnerFile[]
  mail?: MailFacts
}

/** Between the cells of a table row. */
export const cellBreak = '\t'

/** A header row as `header` of the rows below it, shortened to what leaves room for a row; undefined where it is empty. */
export function headerOf(cells: readonly string[]): string | undefined {
  const line = cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' | ')
  return line === '' ? undefined : line.slice(0, 240).toWellFormed()
}

/** What a speaker notes on a slide, under a heading that sets it apart from what the slide shows. */
export function underNotes(notes: readonly FlowBlock[]): FlowBlock[] {
  return notes.length === 0 ? [] : [{ kind: 'heading', text: 'Notes', level: 2 }, ...notes]
}
