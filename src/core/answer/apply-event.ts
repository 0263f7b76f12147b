import type { Answer, AnswerEvent } from '../../api/answer.ts'

/** The answer after an event; the same object where nothing that is stored changes. */
export function applyEvent(answer: Answer, event: AnswerEvent): Answer {
  switch (event.type) {
    case 'message-started':
    case 'text-delta':
    case 'prompt-progress':
      return answer
    case 'reading-chosen':
      return { ...answer, reading: event.reading }
    case 'table-started': {
      const { columns, documents } = event
      return { ...answer, table: { rows: [], totals: [], ...answer.table, columns, documents } }
    }
    case 'row-read':
      return answer.table ? { ...answer, table: { ...answer.table, rows: [...answer.table.rows, event.row] } } : answer
    case 'quotes-found': {
      const { type: _, ...found } = event
      return { ...answer, ...found }
    }
    case 'writing-started':
      return { ...answer, model: event.model }
    case 'sentence-checked':
      return { ...answer, sentences: [...answer.sentences, event.sentence] }
    case 'answer-finished':
      return event.answer
  }
}
