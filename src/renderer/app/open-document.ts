import type { DocumentRow } from '../../api/document.ts'
import type { Client } from '../../rpc/types.ts'
import { openDocument } from './palette/entries.ts'
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
