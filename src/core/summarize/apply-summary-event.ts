import type { SectionNote, SummaryContent, SummaryEvent, SummarySentence } from '../../api/summary.ts'

/** The summary after an event; the same object where nothing that is stored changes. */
export function applySummaryEvent(content: SummaryContent, event: SummaryEvent): SummaryContent {
  switch (event.type) {
    case 'summary-started':
    case 'text-delta':
    case 'prompt-progress':
      return content
    case 'gist-found': {
      const { genre, skipped } = event.gist
      return { ...content, genre, skipped: [...content.skipped, ...skipped] }
    }
    case 'parts-found':
      return { ...content, parts: event.parts, written: event.written }
    case 'table-started': {
      const { columns, documents } = event
      return { ...content, table: { columns, documents, rows: [], totals: [] } }
    }
    case 'row-read':
      return content.table
        ? { ...content, table: { ...content.table, rows: [...content.table.rows, event.row] } }
        : content
    case 'writing-started':
      return { ...content, model: event.model }
    case 'section-read':
      return { ...content, notes: withNote(content.notes, event.note), progress: event.progress }
    case 'sentence-checked':
      return { ...content, parts: withSentence(content.parts, event.part, event.sentence) }
    case 'summary-finished':
      return event.content
  }
}

/** The notes with one of them in its place: that of the same section of the same document. */
function withNote(notes: readonly SectionNote[], note: SectionNote): SectionNote[] {
  const at = notes.findIndex((other) => isSameSection(other, note))
  return at < 0 ? [...notes, note] : notes.with(at, note)
}

function isSameSection(one: SectionNote, other: SectionNote): boolean {
  return (
    one.documentId === other.documentId &&
    one.heading === other.heading &&
    one.from === other.from &&
    one.to === other.to &&
    one.words === other.words
  )
}

function withSentence(
  parts: SummaryContent['parts'],
  part: number,
  sentence: SummarySentence,
): SummaryContent['parts'] {
  return parts.map((own, index) => (index === part ? { ...own, sentences: [...own.sentences, sentence] } : own))
}
