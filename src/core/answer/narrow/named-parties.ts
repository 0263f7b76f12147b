import type { ChunkIndex } from '../../ports/chunk-index.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { factsOf } from '../facts/facts-of.ts'
import { functionWords } from '../words/function-words.ts'
import { foldedWords, headOf } from './head-of-document.ts'
import type { Named } from './named-documents.ts'

type PartyDeps = { text: Pick<TextStore, 'page'>; index: Pick<ChunkIndex, 'searchTerms'> }

/** Chunks looked at for where a name is spoken of, and the share of them that must lie in the documents that begin with it. */
const chunksLookedAt = 60
const mostlyThere = 0.6

/**
 * Documents that begin with a name that the question says: a company, a person, a place in the title or among the first
 * words. Names that all documents or none of them begin with tell nothing, nor do those that the others speak of as much. Of
 * several names the documents of each count.
 */
export async function documentsOfParties(
  { text, index }: PartyDeps,
  question: string,
  documents: readonly ScopedDocument[],
  signal: AbortSignal,
): Promise<Named | undefined> {
  const found = new Map<string, ScopedDocument[]>()
  const scope = new Set(documents.map(({ revisionId }) => revisionId))
  for (const name of partiesIn(question)) {
    const phrase = ` ${foldedWords(name).join(' ')} `
    const own = documents.filter((document) => headOf(text, document).words.includes(phrase))
    if (own.length === 0 || own.length === documents.length) continue
    const hits = await index.searchTerms(termsOf(name, 'en'), chunksLookedAt, scope, signal)
    const ids = new Set(own.map(({ revisionId }) => revisionId))
    const there = hits.filter(({ revisionId }) => ids.has(revisionId)).length
    if (there >= hits.length * mostlyThere) found.set(name, own)
  }
  if (found.size === 0) return undefined
  const all = new Set([...found.values()].flat())
  if (all.size === documents.length) return undefined
  return { words: [...found.keys()].join(', '), documents: documents.filter((document) => all.has(document)) }
}

/** Names of a question; one that begins it counts too, unless it is a word that asks. */
function partiesIn(question: string): string[] {
  const names = factsOf(question).flatMap(({ kind, text }) => (kind === 'name' ? text.replace(/['’]s?$/, '') : []))
  return [...new Set(names)].filter((name) => {
    const words = foldedWords(name)
    return words.some((word) => word.length > 2 && !functionWords.has(word) && !asking.test(word))
  })
}

const asking =
  /^(what|which|who|whom|whose|when|where|why|how|list|compare|show|give|tell|find|summari[sz]e|does|has|have|can|are|was|were|outline|describe|explain)$/
