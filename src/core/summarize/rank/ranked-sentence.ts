import type { Span } from '../../../api/span.ts'

/**
 * A sentence of a document, `text` on one line. `section`: index of the section it stands in; `score`: how much it says of
 * the document, higher is more, comparable within one document; `order`: its number in reading order.
 */
export type RankedSentence = { text: string; spans: readonly Span[]; section: number; score: number; order: number }
