import type { ScopedDocument } from '../../ports/document-ref.ts'
import { functionWords } from '../words/function-words.ts'
import { foldedWords } from './head-of-document.ts'

/** Documents that a question calls by their title, with the words of it that do. */
export type Named = { words: string; documents: readonly ScopedDocument[] }

const shortestAlone = 6

/** A document that a question calls by a phrase of so many content words. */
type Call = { document: ScopedDocument; words: number; phrase: string }

/**
 * Documents whose whole title or file name stands in the question, as a phrase, or all of its content words anywhere where there are
 * several. A title of one common word ("Notes", "Lease") names nothing unless it stands in quotation marks, or with
 * an extension. Of titles of which one holds another the longest counts.
 */
export function documentsNamedIn(question: string, documents: readonly ScopedDocument[]): Named | undefined {
  const asked = ` ${foldedWords(question).join(' ')} `
  const quoted = question.match(/["“„«][^"”“»]+["”“»]|[\p{L}\p{N}_-]+\.[a-z]{2,5}\b/gu) ?? []
  const marked = new Set(quoted.map((text) => foldedWords(text.replace(/["“”„«»]/g, '')).join(' ')))
  const calls = (document: ScopedDocument, words: readonly string[]): Call | undefined => {
    const phrase = words.join(' ')
    const content = words.filter((word) => !functionWords.has(word))
    if (content.length === 0) return undefined
    const alone = content.length === 1 && !(marked.has(phrase) || unusual(content[0] ?? ''))
    const stands = asked.includes(` ${phrase} `)
    const all = content.length > 1 && content.every((word) => asked.includes(` ${word} `))
    return !alone && (stands || all) ? { document, words: content.length, phrase } : undefined
  }
  const named = documents.flatMap((document) => {
    const file = document.path.split(/[\\/]/).at(-1) ?? ''
    return calls(document, foldedWords(document.title)) ?? calls(document, foldedWords(file)) ?? []
  })
  const most = Math.max(0, ...named.map(({ words }) => words))
  const longest = named.filter(({ words, phrase }) => words === most || !heldBy(phrase, named))
  if (longest.length === 0) return undefined
  return { words: longest[0]?.document.title ?? '', documents: longest.map(({ document }) => document) }
}

function unusual(word: string): boolean {
  return /\d/.test(word) && word.length >= shortestAlone
}

function heldBy(phrase: string, others: readonly { phrase: string }[]): boolean {
  return others.some((other) => other.phrase !== phrase && ` ${other.phrase} `.includes(` ${phrase} `))
}
