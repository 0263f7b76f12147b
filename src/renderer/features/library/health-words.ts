import type { DocumentRow } from '../../../api/document.ts'
import type { PageHealth } from '../../../api/page-health.ts'
import { say } from '../../../messages/say.ts'

/** Pages by what there is to say of them, each counted once: those that wait are nothing else yet. */
type Parts = { [Part in keyof PageHealth]: number }

const ORDER = ['text', 'recognised', 'waiting', 'garbled', 'empty', 'unreadable'] as const

function partsOf(health: PageHealth): Parts {
  const parts: Parts = { ...health }
  let waiting = health.waiting
  for (const source of ['empty', 'garbled', 'unreadable', 'recognised', 'text'] as const) {
    const taken = Math.min(waiting, parts[source])
    parts[source] -= taken
    waiting -= taken
  }
  return parts
}

/** How the pages of a document could be read: "12 pages: 9 text, 2 recognised, 1 unreadable". */
export function healthSentence({ pages, health }: Pick<DocumentRow, 'pages' | 'health'>): string {
  if (health === undefined) return say('documents', 'allText', { count: pages })
  const parts = partsOf(health)
  const named = ORDER.filter((part) => parts[part] > 0).map((part) =>
    say('documents', `part-${part}`, { count: parts[part] }),
  )
  return say('documents', 'parts', { count: pages, parts: named.join(', ') })
}

/** The one thing most worth saying of a document's pages, for the table; undefined where every page is text of the file. */
export function healthNote(health: PageHealth | undefined): { words: string; needsALook: boolean } | undefined {
  if (health === undefined) return undefined
  const { unreadable, waiting, garbled, recognised } = partsOf(health)
  if (unreadable > 0) return { words: say('documents', 'shortUnreadable', { count: unreadable }), needsALook: true }
  if (garbled > 0) return { words: say('documents', 'shortGarbled', { count: garbled }), needsALook: true }
  if (waiting > 0) return { words: say('documents', 'shortWaiting', { count: waiting }), needsALook: false }
  if (recognised > 0) return { words: say('documents', 'shortRecognised', { count: recognised }), needsALook: false }
  return undefined
}
