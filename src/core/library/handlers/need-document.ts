import { AssistantError } from '../../../api/error.ts'
import type { RevisionRecord } from '../../ports/text-store.ts'
import type { StoredDocument } from '../library-store.ts'
import type { LibraryDeps } from './library-deps.ts'

/** A document with the revision it shows. Error: `document-not-found`. */
export function needDocument(
  deps: Pick<LibraryDeps, 'store' | 'text'>,
  documentId: string,
): { document: StoredDocument; revision: RevisionRecord } {
  const document = deps.store.document(documentId)
  const revision = document?.revisionId === undefined ? undefined : deps.text.revision(document.revisionId)
  if (!document || !revision) throw new AssistantError('document-not-found')
  return { document, revision }
}
