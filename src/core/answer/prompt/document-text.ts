import type { TextStore } from '../../ports/text-store.ts'
import { recentValues } from '../../recent-values.ts'
import { asData, asLine } from './as-data.ts'

const kept = recentValues<string>(4_000_000, (text) => text.length)

/**
 * A document in full as it stands in a prompt: the same text wherever and whenever it is read, so that what a model
 * remembers of it can be used again. Nothing in it depends on the question or on the documents beside it. The texts used last
 * are remembered until pages are recognised, which changes the chunks.
 */
export function documentText(text: Pick<TextStore, 'revision' | 'pages'>, revisionId: string): string {
  const revision = text.revision(revisionId)
  const key = `${revisionId} ${revision?.pagesRead} ${revision?.chunks} ${revision?.title}`
  const lay = (): string => {
    const pages = text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER)
    const body = pages.map((page) => asData(page.text.trim())).filter((page) => page !== '')
    return `<document: ${asLine(revision?.title ?? '')}>\n${body.join('\n\n')}\n</document>\n\n`
  }
  // Only a revision that is read to its end keeps its text.
  return revision?.stage === 'lexical' ? kept.of(key, lay) : lay()
}
