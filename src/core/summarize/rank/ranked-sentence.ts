import type { Span } from '../../../api/span.ts'

/**
 * A sentence of a document, `text` on one line. `section`: index of the section it stands in; `score`: how much it says of
 * the document, higher is more, comparable within one document; `order`: its number in reading order. `terms`: its index
 * terms; `vector`: its embedding, where it has one.
 */
export type RankedSentence = {
  text: string
  spans: readonly Span[]
  section: number
  score: number
  order: number
  terms?: ReadonlySet<string>
  vector?: Float32Array
}
