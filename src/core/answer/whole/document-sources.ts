import { sentencesOf } from '../../documents/sentences.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { inverseFrequency } from '../../retrieval/bm25.ts'
import type { Place } from '../check/sources.ts'
import { wordsOf } from '../words/words.ts'

/** Finds the sentences of whole documents that a written sentence may have come from. */
export type DocumentSources = {
  /** The sentences that share most with the text, each with its neighbours, the best first. */
  near(text: string): Place[]
}

type Sentence = { document: ScopedDocument; page: number; start: number; end: number }

const looksAt = 30
const around = 1

/** Sources over documents in full; their sentences are looked up by their words when the first text is asked about. */
export function documentSources(text: Pick<TextStore, 'pages'>, documents: readonly ScopedDocument[]): DocumentSources {
  let index:
    | { sentences: Sentence[]; texts: ReadonlyMap<string, string>; holding: ReadonlyMap<string, number[]> }
    | undefined

  return {
    near(asked) {
      index ??= indexOf(text, documents)
      const { sentences, texts, holding } = index
      const scores = new Map<number, number>()
      for (const stem of stemsOf(asked)) {
        const found = holding.get(stem) ?? []
        const weight = inverseFrequency(found.length, sentences.length)
        for (const at of found) scores.set(at, (scores.get(at) ?? 0) + weight)
      }
      const best = [...scores].sort(([, one], [, other]) => other - one).slice(0, looksAt)
      return best.flatMap(([at]) => placeAround(sentences, texts, at))
    },
  }
}

function indexOf(text: Pick<TextStore, 'pages'>, documents: readonly ScopedDocument[]) {
  const sentences: Sentence[] = []
  const texts = new Map<string, string>()
  const holding = new Map<string, number[]>()
  for (const document of documents) {
    for (const page of text.pages(document.revisionId, 1, Number.MAX_SAFE_INTEGER)) {
      texts.set(keyOf(document, page.number), page.text)
      for (const { start, end } of sentencesOf(page.text)) {
        for (const stem of stemsOf(page.text.slice(start, end))) {
          const found = holding.get(stem)
          if (found) found.push(sentences.length)
          else holding.set(stem, [sentences.length])
        }
        sentences.push({ document, page: page.number, start, end })
      }
    }
  }
  return { sentences, texts, holding }
}

/** A sentence with the ones beside it on its page, as one span. */
function placeAround(sentences: readonly Sentence[], texts: ReadonlyMap<string, string>, at: number): Place[] {
  const centre = sentences[at]
  if (!centre) return []
  const { document, page } = centre
  const beside = sentences
    .slice(Math.max(0, at - around), at + around + 1)
    .filter((sentence) => sentence.document === document && sentence.page === page)
  const start = Math.min(...beside.map((sentence) => sentence.start))
  const end = Math.max(...beside.map((sentence) => sentence.end))
  const text = texts.get(keyOf(document, page))?.slice(start, end)
  if (text === undefined) return []
  const { documentId, revisionId, path, title, kind, version } = document
  return [{ documentId, revisionId, path, title, kind, version, headingPath: [], spans: [{ page, start, end, text }] }]
}

function keyOf({ revisionId }: ScopedDocument, page: number): string {
  return `${revisionId} ${page}`
}

function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap(({ content, stem, text: own }) => (content || /\d/.test(own) ? [stem] : [])))
}
