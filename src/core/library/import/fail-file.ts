import { AssistantError, type ErrorCode, toErrorValue } from '../../../api/error.ts'
import { documentTitle } from '../../documents/document-title.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import { kindByName } from '../file-names.ts'
import { revisionId } from '../revision-id.ts'
import { type Arrival, draftOf, type FileImport, hasText } from './arrival.ts'

/** Failures that say nothing of a document: no row in the library. What was deleted while it was read is `cancelled`. */
const withoutRow: ReadonlySet<ErrorCode> = new Set(['file-not-found', 'file-unsupported', 'not-a-file', 'cancelled'])

/**
 * Ends an item with an error. A document that has text keeps it and shows the error beside it; a file of which an error
 * says that it is no document gets no row.
 */
export function failFile(deps: FileImport, arrival: Arrival, cause: unknown): void {
  const { job, item, existing, name } = arrival
  // A row without its container could not be stored.
  const parentId = item.member?.parentId
  const isStray = parentId !== undefined && !deps.store.document(parentId)
  const value = toErrorValue(isStray ? new AssistantError('cancelled') : cause)
  const error = { ...value, parameters: { name, ...value.parameters } }
  if (error.code === 'password-wrong') deps.passwords.forget(arrival.sha256)
  if (error.code === 'internal') deps.log.error('import failed', { path: item.path, detail: error.detail })
  const status = error.code === 'file-unsupported' ? 'unsupported' : 'failed'
  const ms = deps.clock.now() - arrival.startedAt
  const hasRow = !withoutRow.has(error.code)
  const lost = arrival.sha256 === '' ? undefined : revisionId(arrival.sha256, extractorVersion)
  deps.store.transaction(() => {
    const keeps = hasText(deps, arrival)
    if (hasRow) {
      const kind = existing?.kind ?? kindByName(item.path)
      const title = existing?.title ?? documentTitle(undefined, name)
      const revision = keeps ? existing?.revisionId : undefined
      deps.store.putDocument({ ...draftOf(arrival, { kind, title, revisionId: revision }), error })
    } else if (!keeps) deps.store.forget([arrival.documentId])
    if (lost !== undefined && deps.text.revision(lost)?.stage !== 'lexical') deps.store.dropRevisions([lost])
    deps.store.changeItem(job.id, item.ordinal, {
      status,
      error,
      ms,
      ...(hasRow ? { documentId: arrival.documentId } : {}),
    })
    // Or every look at the folder would find the file new.
    if (job.folderId !== undefined && error.code === 'file-unsupported') {
      const { size, modifiedAt } = arrival
      deps.folders.leaveOut([{ path: item.path, size, modifiedAt, extractor: extractorVersion }])
    }
  })
  deps.progress.documents([arrival.documentId])
  deps.progress.job(job.id)
}
