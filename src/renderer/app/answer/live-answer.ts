import type { Answer, AnswerEvent } from '../../../api/answer.ts'
import { emptyAnswer } from '../../../api/empty-answer.ts'
import type { ErrorValue } from '../../../api/error.ts'

/** An answer while it is written: `draft` is soft text, not yet checked; `phase` what is going on. */
export type LiveAnswer = Answer & {
  draft: string
  phase: 'searching' | 'quoted' | 'writing' | 'ended'
  /** How far the model has read its prompt, in tokens; `ms`: about how long the rest takes. */
  progress?: { tokens: number; of: number; ms?: number } | undefined
}

/** An answer of which nothing is known yet. */
export const nothingYet: LiveAnswer = { ...emptyAnswer(), phase: 'searching', draft: '' }

/** A stored answer in the form of a live one. */
export function stored(answer: Answer): LiveAnswer {
  return { ...answer, draft: '', phase: answer.state === 'streaming' ? 'writing' : 'ended' }
}

/** The answer after one event of its stream. Text that was checked leaves the draft; nothing checked is ever lost. */
export function afterEvent(answer: LiveAnswer, event: AnswerEvent): LiveAnswer {
  switch (event.type) {
    case 'message-started':
      return answer
    case 'quotes-found': {
      const { quotes, disagreements, searched, collectionNames, searchMode } = event
      return { ...answer, quotes, disagreements, searched, collectionNames, searchMode, phase: 'quoted' }
    }
    case 'reading-chosen':
      return { ...answer, reading: event.reading }
    case 'prompt-progress': {
      const { tokens, of, ms } = event
      return { ...answer, progress: { tokens, of, ...(ms === undefined ? {} : { ms }) } }
    }
    case 'table-started': {
      const { columns, documents } = event
      return { ...answer, table: { rows: [], totals: [], ...answer.table, columns, documents }, phase: 'writing' }
    }
    case 'row-read':
      return answer.table
        ? { ...answer, progress: undefined, table: { ...answer.table, rows: [...answer.table.rows, event.row] } }
        : answer
    case 'writing-started':
      return { ...answer, model: event.model, phase: 'writing' }
    case 'text-delta':
      return { ...answer, draft: answer.draft + event.text, phase: 'writing', progress: undefined }
    case 'sentence-checked':
      return {
        ...answer,
        sentences: [...answer.sentences, event.sentence],
        draft: event.draft,
        progress: undefined,
      }
    case 'answer-finished':
      return stored(event.answer)
  }
}

/**
 * The answer when its stream ended without its last event: stopped by the user, interrupted with the backend, or
 * failed. Its unchecked draft is dropped.
 */
export function ended(answer: LiveAnswer, error: ErrorValue): LiveAnswer {
  const closed = { ...answer, draft: '', phase: 'ended' as const }
  if (error.code === 'cancelled') return { ...closed, state: 'stopped' }
  if (error.code === 'channel-closed') return { ...closed, state: 'interrupted' }
  return { ...closed, state: 'failed', error }
}
