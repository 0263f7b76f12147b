import { createHash } from 'node:crypto'
import { openIndex } from '../../../adapters/lancedb/open-index.ts'
import { openStore } from '../../../adapters/sqlite/open-store.ts'
import { extractorVersion } from '../../../core/documents/extractor-version.ts'
import { passageText } from '../../../core/documents/passage-text.ts'
import { revisionId } from '../../../core/library/revision-id.ts'
import type { ChunkDraft } from '../../../core/ports/chunk.ts'
import type { IndexRow } from '../../../core/ports/chunk-index.ts'
import { termsOf } from '../../../core/retrieval/analyse.ts'

const documentsPerWrite = 1_000

/**
 * Fills the library of an empty data folder with `count` short documents of one page and one chunk, as an import that has
 * ended leaves them; no files lie behind them. `textOf`: the text of each, none longer than a chunk.
 */
export async function writeManyDocuments(
  dataFolder: string,
  count: number,
  textOf: (at: number) => string = usualText,
): Promise<void> {
  using store = openStore({ folder: dataFolder })
  const index = await openIndex({ folder: dataFolder })
  const { library } = store
  const job = { id: 'many', label: 'many', paths: ['/many'], collectionId: undefined, embedder: 'none', listed: false }
  library.createJob({ ...job, state: 'running', startedAt: 0 })
  const pathOf = (at: number) => `/many/folder-${Math.floor(at / 1_000)}/file-${at}.txt`
  const items = Array.from({ length: count }, (_, at) => ({ path: pathOf(at), size: 60, modifiedAt: at }))
  library.listItems(
    'many',
    items.map((item) => ({ ...item, status: 'queued' as const })),
  )
  for (let from = 0; from < count; from += documentsPerWrite) {
    const rows: IndexRow[] = []
    const numbers = Array.from({ length: Math.min(documentsPerWrite, count - from) }, (_, at) => from + at)
    library.transactionSoon(() => {
      for (const at of numbers) rows.push(writeDocument(library, at, pathOf(at), textOf(at)))
    })
    await Promise.all(rows.map((row) => index.replaceChunks(row.revisionId, [row])))
  }
  await index.optimize()
  library.setJobState('many', 'done', count)
  await index.close()
}

function usualText(at: number): string {
  return `Document ${at} of the house says what number ${at * 7} costs.`
}

function writeDocument(
  library: ReturnType<typeof openStore>['library'],
  at: number,
  path: string,
  text: string,
): IndexRow {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const id = revisionId(sha256, extractorVersion)
  const span = { page: 1, start: 0, end: text.length, text }
  const draft: ChunkDraft = { ordinal: 0, headingPath: [], spans: [span], text, tokens: 12 }
  const terms = termsOf(passageText(draft), 'en').join(' ')
  const documentId = crypto.randomUUID()
  const title = `file-${at}`
  library.openRevision({ id, sha256, extractor: extractorVersion, kind: 'text', title, pages: 1 })
  const block = { kind: 'paragraph' as const, start: 0, end: text.length, headingPath: [] }
  library.appendPages(id, [{ number: 1, text, source: 'text', blocks: [block] }])
  library.finishReading(id, 'en', [])
  library.appendChunks(id, [draft], [terms])
  library.finishChunks(id, undefined)
  library.markLexical([id])
  const change = { status: 'ready', documentId, revisionId: id, pages: 1, pagesRead: 1, chunks: 1 } as const
  library.changeItem('many', at, change, () => {
    library.putDocument({
      id: documentId,
      path,
      kind: 'text',
      title,
      revisionId: id,
      sha256,
      size: text.length,
      modifiedAt: at,
      addedAt: at,
      collectionId: undefined,
      error: undefined,
    })
    library.setVersionKey(documentId, path)
  })
  return { id: `${id}:0`, revisionId: id, text, terms }
}
