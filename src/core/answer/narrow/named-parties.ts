import type { ScopedDocument, TextStore } from '../../ports.ts'
import { namesIn } from '../facts/names.ts'
import { functionWords } from '../words/function-words.ts'
import { foldedWords, headOf } from './head-of-document.ts'
import type { Named } from './named-documents.ts'

/**
 * Documents that begin with a name that the question says: a company, a person, a place in the title or among the first
 * words. Names that all documents or none of them begin with tell nothing. Of several names the documents of each count.
 */
export function documentsOfParties(
  text: Pick<TextStore, 'page'>,
  question: string,
  documents: readonly ScopedDocument[],
): Named | undefined {
  const found = new Map<string, ScopedDocument[]>()
  for (const name of partiesIn(question)) {
    const phrase = ` ${foldedWords(name).join(' ')} `
    const own = documents.filter((document) => headOf(text, document).words.includes(phrase))
    if (own.length > 0 && own.length < documents.length) found.set(name, own)
  }
  if (found.size === 0) return undefined
  const all = new Set([...found.values()].flat())
  if (all.size === documents.length) return undefined
  return { words: [...found.keys()].join(', '), documents: documents.filter((document) => all.has(document)) }
}

/** Names of a question; one that begins it counts too, unless it is a word that asks. */
function partiesIn(question: string): string[] {
  const names = namesIn(question).map(({ text }) => text.replace(/['’]s?$/, ''))
  return [...new Set(names)].filter((name) => {
    const words = foldedWords(name)
    return words.some((word) => word.length > 2 && !functionWords.has(word) && !asking.test(word))
  })
}

const asking =
  /^(what|which|who|whom|whose|when|where|why|how|list|compare|show|give|tell|find|summari[sz]e|does|has|have|can|are|was|were|outline|describe|explain)$/
