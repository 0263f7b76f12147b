import type { Citation, Quote } from '../../api/answer.ts'
import type { ReaderPlace } from './reader-store.ts'

/** Tells a numbered source of something written apart from all others. */
export function markKey(key: string, number: number): string {
  return `${key}:${number}`
}

/** Where a quote or citation stands. */
export function placeOf(from: Omit<Quote | Citation, 'number' | 'score' | 'text'>): ReaderPlace {
  const { documentId, revisionId, title, path, headingPath, spans } = from
  return { documentId, revisionId, title, path, headingPath, spans }
}
