import type { Answer } from './answer.ts'

/** An answer that has just been asked for, of which nothing is known yet. */
export function emptyAnswer(): Answer {
  return {
    state: 'streaming',
    sentences: [],
    quotes: [],
    disagreements: [],
    searched: { documents: 0, unread: 0 },
    collectionNames: [],
    searchMode: 'hybrid',
    usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
    timings: { retrieveMs: 0, quotesMs: 0, totalMs: 0 },
  }
}
