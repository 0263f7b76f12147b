import type { Citation } from '../../../api/answer.ts'
import type { Gist, NamedFact } from '../../../api/gist.ts'
import type { SummarySentence } from '../../../api/summary.ts'
import { oneLine } from '../../app/one-line.ts'
import { markKey, placeOf } from '../../app/place-of.ts'
import { openAt, type ReaderMark } from '../../app/reader-store.ts'

/** What the reader marks beside the words looked at: every source of the shown sentences once, by number. */
export function marksOf(key: string, sentences: readonly SummarySentence[]): ReaderMark[] {
  const sources = new Map<number, Citation>()
  for (const { shown, citations } of sentences) {
    if (shown)
      for (const citation of citations) if (!sources.has(citation.number)) sources.set(citation.number, citation)
  }
  return [...sources.values()]
    .sort((one, other) => one.number - other.number)
    .map((citation) => ({ ...placeOf(citation), key: markKey(key, citation.number), number: citation.number }))
}

/** Opens the reader at a source of a sentence. */
export function openCitation(
  key: string,
  sentences: readonly SummarySentence[],
  citation: Citation,
  sentence: string,
): void {
  openAt({ ...placeOf(citation), key: markKey(key, citation.number), marks: marksOf(key, sentences), sentence })
}

/** Tells the key sentences of a document apart from all else. */
export function gistKey({ documentId }: Pick<Gist, 'documentId'>, at: number): string {
  return `gist:${documentId}:${at}`
}

/** Opens the reader at a key sentence of a document, with the others marked. */
export function openGistSentence(gist: Gist, at: number): void {
  const marks = gist.sentences.flatMap(({ citations: [first] }, index): ReaderMark[] =>
    first === undefined ? [] : [{ ...placeOf(first), key: gistKey(gist, index), number: index + 1 }],
  )
  const mark = marks.find(({ key }) => key === gistKey(gist, at))
  if (mark !== undefined) openAt({ ...mark, marks })
}

/** Opens the reader at the first place of something that a document names, with its other places marked. */
export function openFact(gist: Gist, name: string, { text, spans }: NamedFact): void {
  const { documentId, revisionId, title, path } = gist
  const marks = spans.map((span, at): ReaderMark => {
    const key = `fact:${documentId}:${name}:${oneLine(text)}:${at}`
    return { documentId, revisionId, title, path, headingPath: [], spans: [span], key, number: at + 1 }
  })
  const [first] = marks
  if (first !== undefined) openAt({ ...first, marks })
}
