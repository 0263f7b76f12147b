import type { Citation } from '../../api/answer.ts'
import type { Place } from '../answer/check/sources.ts'

/** Words of a given text as a place: page 1 of a document without id. */
export function placeIn(text: string, start: number, end: number): Omit<Citation, 'number'> {
  const own = text.slice(start, end)
  return {
    documentId: '',
    revisionId: '',
    path: '',
    title: '',
    headingPath: [],
    spans: [{ page: 1, start, end, text: own }],
    text: own,
  }
}

/** All of a given text as what sentences are held against. */
export function wholeOf(text: string): Place {
  return placeIn(text, 0, text.length)
}
