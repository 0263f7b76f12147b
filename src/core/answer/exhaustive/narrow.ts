import type { TextStore } from '../../ports.ts'
import { wordsOf } from '../words/words.ts'
import type { ScopedDocument } from './scoped-document.ts'

/**
 * The documents that a question names by words of their titles, file names or first pages; all of them where it names none.
 * A plain stand-in: dates and what stands further inside are not looked at.
 */
export function narrow(
  question: string,
  documents: readonly ScopedDocument[],
  text: Pick<TextStore, 'page'>,
): readonly ScopedDocument[] {
  const told = documents.map((document) => {
    const file = document.path.split(/[\\/]/).at(-1) ?? ''
    const first = text.page(document.revisionId, 1)?.text.slice(0, 2000) ?? ''
    const own = wordsOf(`${document.title} ${file} ${first}`).filter(({ text: word }) => /^\p{Lu}/u.test(word))
    return { document, words: new Set(own.map(({ folded }) => folded)) }
  })
  for (const named of namesIn(question)) {
    const found = told.filter(({ words }) => named.some((word) => words.has(word))).map(({ document }) => document)
    // A word that most of them have names none of them.
    if (found.length > 0 && found.length <= told.length / 2) return found
  }
  return documents
}

/** Capitalised words of a question, folded: those that own something ("Apple's") first, then each other. */
function namesIn(question: string): string[][] {
  const owners = [...question.matchAll(/(\p{Lu}[\p{L}\d&.-]*)['’]s?\s/gu)].map(([, name = '']) => name)
  const others = wordsOf(question).filter(({ text, content }) => content && /^\p{Lu}/u.test(text))
  return [owners, ...others.map(({ folded }) => [folded])].map((names) => names.map((name) => name.toLowerCase()))
}
