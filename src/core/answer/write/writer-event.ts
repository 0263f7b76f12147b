import type { AnswerEvent } from '../../../api/answer.ts'
import type { GenerationEvent } from '../../ports/generation.ts'

/** What a writer yields: the answer's own events, and what the model used. */
export type WriterEvent =
  | Extract<AnswerEvent, { type: 'text-delta' | 'sentence-checked' | 'prompt-progress' }>
  | Extract<GenerationEvent, { type: 'prompt-read' | 'finished' }>
