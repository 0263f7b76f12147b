import type { ComparisonTable } from '../../../api/comparison-table.ts'
import type { Genre } from '../../../api/genre.ts'
import type { SummaryChoice, SummaryPart } from '../../../api/summary.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { recogniseGenre } from '../gist/recognise-genre.ts'
import type { SummarySource } from '../summary-source.ts'
import { actionParts } from './actions.ts'
import { comparisonTable } from './comparison.ts'
import { bulletParts, grains, lineParts, mostDocuments, pageParts, sectionParts } from './forms.ts'
import { type RankedSource, rankSource, withoutMost } from './read-source.ts'
import { numbering } from './summary-sentence.ts'
import { timelineParts } from './timeline.ts'

/** Sentences of each document beside a comparison. */
const sentencesOfEach = 2
/** Documents that are looked at closely. */
const fewDocuments = 20

/** What code makes of documents; `table`: of comparisons. */
export type ExtractedSummary = { genre: Genre; parts: SummaryPart[]; table?: ComparisonTable }

/** What is known before. `embedder`: for sentences, where there are not too many documents; `genre`: what all of them are. */
export type ExtractOptions = { embedder?: Embedder | undefined; genre?: Genre }

/** A summary of any form in the documents' own sentences. */
export async function extractSummary(
  sources: readonly SummarySource[],
  choice: SummaryChoice,
  { embedder, genre = genreOf(sources) }: ExtractOptions,
  signal: AbortSignal,
): Promise<ExtractedSummary> {
  const next = numbering()
  const isMany = sources.length > fewDocuments
  const rank = async (form: keyof typeof grains, most = sources.length) => {
    const read: RankedSource[] = []
    for (const source of sources) {
      signal.throwIfAborted()
      if (read.length === most) break
      // Two seconds of each are too long where there are many, and so is all that they say.
      const options = { focus: choice.focus, embedder: isMany ? undefined : embedder }
      const one = await rankSource(source, grains[form], options, signal)
      if (one.ranked.length > 0) read.push(isMany ? withoutMost(one) : one)
    }
    return read
  }
  switch (choice.form) {
    case 'line':
      return { genre, parts: lineParts(await rank('line'), next) }
    case 'page':
      return { genre, parts: pageParts(await rank('page'), choice, next) }
    case 'sections':
      return { genre, parts: sectionParts(await rank('sections'), next) }
    case 'bullets':
      return { genre, parts: bulletParts(await rank('bullets', mostDocuments(choice)), choice, next) }
    case 'timeline':
      return { genre, parts: timelineParts(await rank('bullets'), choice, next) }
    case 'actions':
      return { genre, parts: actionParts(await rank('bullets'), choice, next) }
    case 'comparison': {
      const read = await rank('bullets')
      const bullets = choice.bullets ?? read.length * sentencesOfEach
      return {
        genre,
        parts: bulletParts(read, { ...choice, bullets }, next),
        table: comparisonTable(read, genre, choice),
      }
    }
  }
}

/** What all documents are; `other` where they are not of one kind. */
function genreOf(sources: readonly SummarySource[]): Genre {
  const [first, ...others] = new Set(sources.map(recogniseGenre))
  return first !== undefined && others.length === 0 ? first : 'other'
}
