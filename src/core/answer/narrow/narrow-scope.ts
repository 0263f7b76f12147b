import type { Scope } from '../../../api/document.ts'
import type { Narrowing } from '../../../api/route.ts'
import type { ChunkIndex } from '../../ports/chunk-index.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { functionWords } from '../words/function-words.ts'
import { documentsOfDates } from './dated-documents.ts'
import { foldedWords } from './head-of-document.ts'
import { documentsNamedIn, type Named } from './named-documents.ts'
import { documentsOfParties } from './named-parties.ts'
import { sectionIn } from './named-section.ts'

/**
 * What a question covers. `documents`: those of the scope, as far as `complete` says; in a larger scope those that the
 * question names by title. `section`: the label of a section it names.
 */
export type Narrowed = {
  scope: Scope
  documents: readonly ScopedDocument[]
  complete: boolean
  narrowed: Narrowing[]
  section?: string
}

export type NarrowDeps = { text: TextStore; index: Pick<ChunkIndex, 'searchTerms'> }

/** In larger scopes documents are named by their titles alone. */
export const mostDocuments = 500
const mostWordsLookedUp = 3
const listed = 5

/** The part of a scope that a question itself names: documents by title, else by parties and dates; and a section. */
export async function narrowScope(
  deps: NarrowDeps,
  { question, scope, widen = false }: { question: string; scope: Scope; widen?: boolean | undefined },
  signal: AbortSignal,
): Promise<Narrowed> {
  const { text } = deps
  // Versions and copies are listed once, so that many more documents than the most may still be few to list.
  const listable = text.coverage(scope).documents <= mostDocuments * 4
  const all = listable ? text.scopeDocuments(scope, mostDocuments + 1) : []
  const complete = listable && all.length <= mostDocuments
  const documents = complete ? all : all.slice(0, mostDocuments)
  const whole = { scope, documents, complete, narrowed: [] }
  if (widen) return whole
  const section = sectionIn(question)
  const narrowed: Narrowing[] = []
  let left: readonly ScopedDocument[] = documents
  const take = (by: Narrowing['by'], found: Named | undefined): void => {
    if (found === undefined || (complete && found.documents.length >= left.length)) return
    left = found.documents
    narrowed.push(narrowing(by, found))
  }
  take('document', documentsNamedIn(question, complete ? documents : withTitleWords(text, question, scope)))
  if (complete && narrowed.length === 0) {
    take('party', await documentsOfParties(deps, question, left, signal))
    take('date', documentsOfDates(text, question, left))
  }
  const own = narrowed.length > 0
  const inside = own ? { collectionIds: [], documentIds: left.map(({ documentId }) => documentId) } : scope
  if (section) narrowed.push(narrowing('section', { words: section.words, documents: own || complete ? left : [] }))
  return {
    scope: inside,
    documents: left,
    complete: own || complete,
    narrowed,
    ...(section ? { section: section.label } : {}),
  }
}

/** Documents of a large scope whose titles hold one of the longest names or numbers of the question; each takes a look at every title. */
function withTitleWords(text: TextStore, question: string, scope: Scope): ScopedDocument[] {
  const telling = question.match(/(?<=\s)[\p{Lu}\d][\p{L}\d]+|[\p{L}\d_-]*\d[\p{L}\d_-]*/gu) ?? []
  const words = telling.flatMap(foldedWords).filter((word) => word.length > 2 && !functionWords.has(word))
  const longest = [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, mostWordsLookedUp)
  const found = longest.flatMap((name) => text.scopeDocuments({ ...scope, filter: { ...scope.filter, name } }, 50))
  return [...new Map(found.map((document) => [document.documentId, document])).values()]
}

function narrowing(by: Narrowing['by'], { words, documents }: Named): Narrowing {
  const first = documents.slice(0, listed).map(({ documentId, title }) => ({ documentId, title }))
  return { by, words, documents: first, count: documents.length }
}
