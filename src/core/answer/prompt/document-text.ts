import type { TextStore } from '../../ports.ts'
import { asData, asLine } from './as-data.ts'

const mostCharactersKept = 4_000_000
const kept = new Map<string, string>()
let charactersKept = 0

/**
 * A document in full as it stands in a prompt: the same text wherever and whenever it is read, so that what a model
 * remembers of it can be used again. Nothing in it depends on the question or on the documents beside it. The texts used last
 * are remembered until pages are recognised, which changes the chunks.
 */
export function documentText(text: Pick<TextStore, 'revision' | 'pages'>, revisionId: string): string {
  const revision = text.revision(revisionId)
  const key = `${revisionId} ${revision?.pagesRead} ${revision?.chunks} ${revision?.title}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const pages = text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER)
  const body = pages.map((page) => asData(page.text.trim())).filter((page) => page !== '')
  const whole = `<document: ${asLine(revision?.title ?? '')}>\n${body.join('\n\n')}\n</document>\n\n`
  // Only a revision that is read to its end keeps its text.
  if (revision?.stage === 'lexical') keep(key, whole)
  return whole
}

function keep(key: string, whole: string): void {
  kept.set(key, whole)
  charactersKept += whole.length
  for (const [oldest, text] of kept) {
    if (charactersKept <= mostCharactersKept) return
    kept.delete(oldest)
    charactersKept -= text.length
  }
}
