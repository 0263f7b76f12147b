import type { AnswerTable, CellCitation } from '../../../api/answer-table.ts'
import { openAt, type ReaderMark, type ReaderPlace } from '../../app/reader-store.ts'

/** Tells the words of a cell apart from all others of its answer. */
export function cellKey(turnKey: string, documentId: string, column: number, citation: number): string {
  return `${turnKey}:${documentId}:${column}:${citation}`
}

/** Where the words of a cell stand. */
export function cellPlace({ documentId, revisionId, title, path, headingPath, spans }: CellCitation): ReaderPlace {
  return { documentId, revisionId, title, path, headingPath, spans }
}

/** The words of all cells, row by row, as the reader marks them; numbered as Markdown copies number them. */
export function tableMarks(turnKey: string, table: Pick<AnswerTable, 'rows'>): ReaderMark[] {
  const places = table.rows.flatMap(({ documentId, cells }) =>
    cells.flatMap(({ citations }, column) =>
      citations.map((citation, at) => ({
        ...cellPlace(citation),
        key: cellKey(turnKey, documentId, column, at),
      })),
    ),
  )
  return places.map((place, at) => ({ ...place, number: at + 1 }))
}

/** Opens the reader at words of a cell. `sentence` is what the cell says. */
export function openCell(turnKey: string, table: Pick<AnswerTable, 'rows'>, key: string, sentence: string): void {
  const marks = tableMarks(turnKey, table)
  const mark = marks.find((one) => one.key === key)
  if (mark !== undefined) openAt({ ...mark, marks, sentence })
}
