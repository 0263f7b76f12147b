import type { DocumentRow } from '../../api/document.ts'
import type { Client } from '../../rpc/types.ts'
import { currentTarget, openAt, useReaderStore } from './reader-store.ts'
import { report } from './report.ts'
import { showDetails } from './view-store.ts'

/** Opens a document in the reader, whose place the details may have taken. */
export function openInReader(row: Pick<DocumentRow, 'id' | 'revisionId' | 'title' | 'path'>): void {
  showDetails(undefined)
  openDocument(row)
}

/** Opens the document with this id; what goes wrong is shown. */
export function openById(client: Client, documentId: string): void {
  client.call('document.get', { documentId }).then(openInReader).catch(report)
}

/** Opens a document at its first page. */
export function openDocument(row: Pick<DocumentRow, 'id' | 'revisionId' | 'title' | 'path'>): void {
  openAt({
    key: `document:${row.id}`,
    documentId: row.id,
    revisionId: row.revisionId,
    title: row.title,
    path: row.path,
    headingPath: [],
    spans: [],
    marks: [],
  })
}

/** Opens what holds the document in the reader: the archive, mailbox or message it lies within; nothing where nothing does. */
export function openContainer(client: Client): void {
  const documentId = currentTarget(useReaderStore.getState())?.documentId
  if (documentId === undefined) return
  const open = async () => {
    const nearest = (await client.call('document.containers', { documentId })).at(-1)
    if (nearest !== undefined) openInReader(nearest)
  }
  open().catch(report)
}
