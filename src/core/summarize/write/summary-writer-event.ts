import type { SummaryEvent } from '../../../api/summary.ts'
import type { GenerationEvent } from '../../ports/generation.ts'

/** What a writer of summaries yields: events of the summary, and what the model used. */
export type SummaryWriterEvent =
  | Extract<
      SummaryEvent,
      { type: 'parts-found' | 'text-delta' | 'sentence-checked' | 'prompt-progress' | 'section-read' }
    >
  | Extract<GenerationEvent, { type: 'prompt-read' | 'finished' }>
