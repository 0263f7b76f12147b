import { passageText } from '../documents/passage-text.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { Chunk } from '../ports/chunk.ts'
import type { TextStore } from '../ports/text-store.ts'
import { termsOf } from './analyse.ts'

/** A chunk that may become a hit, with its analysed terms, sentence by sentence, and its stored vector. */
export type Candidate = {
  chunk: Chunk
  terms: readonly string[]
  sentences: readonly ReadonlySet<string>[]
  vector: Float32Array | undefined
}

/** Analysed chunks by id, good while their text is the same. The oldest go when there are too many. */
const analysed = new Map<string, Pick<Candidate, 'terms' | 'sentences'> & { text: string }>()
const analysedAtMost = 5_000

/** Candidates of chunks, analysed in each document's language. */
export function candidatesOf(
  chunks: readonly Chunk[],
  vectors: ReadonlyMap<string, Float32Array>,
  text: Pick<TextStore, 'revision'>,
): Candidate[] {
  const languages = new Map<string, string>()
  return chunks.map((chunk) => {
    const language = languages.get(chunk.revisionId) ?? text.revision(chunk.revisionId)?.language ?? 'en'
    languages.set(chunk.revisionId, language)
    return { chunk, vector: vectors.get(chunk.id), ...analyse(chunk, language) }
  })
}

function analyse(chunk: Chunk, language: string): Pick<Candidate, 'terms' | 'sentences'> {
  const known = analysed.get(chunk.id)
  if (known?.text === chunk.text) return known
  const sentences = chunk.spans.flatMap((span) =>
    sentencesOf(span.text, language).map(
      (range) => new Set(termsOf(span.text.slice(range.start, range.end), language)),
    ),
  )
  const fresh = { text: chunk.text, terms: termsOf(passageText(chunk), language), sentences }
  const oldest = analysed.keys().next()
  if (analysed.size >= analysedAtMost && !oldest.done) analysed.delete(oldest.value)
  analysed.set(chunk.id, fresh)
  return fresh
}
