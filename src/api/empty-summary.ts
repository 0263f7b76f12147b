import type { SummaryChoice, SummaryContent } from './summary.ts'

/** A summary that has just been asked for, of which nothing is known yet. */
export function emptySummary(choice: SummaryChoice): SummaryContent {
  return {
    state: 'streaming',
    choice,
    genre: 'other',
    written: false,
    parts: [],
    notes: [],
    progress: { read: 0, of: 0 },
    skipped: [],
    usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
    timings: { retrieveMs: 0, quotesMs: 0, totalMs: 0 },
  }
}
