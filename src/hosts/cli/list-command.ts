import { pathOf } from '../../api/collection-path.ts'
import type { DocumentRow } from '../../api/document.ts'
import { say, sayError } from '../../messages/say.ts'
import { rowVersionWords } from '../../messages/version-words.ts'
import type { Client } from '../../rpc/types.ts'
import { allDocuments } from './all-documents.ts'
import type { CommandOptions } from './options.ts'
import { errorObject, type Output } from './output.ts'

/** `carrel list`: a line per document, the oldest first. Returns the exit code. */
export async function listCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  const names = new Map(
    (await client.call('library.overview', {})).collections.map((each, _, all) => [each.id, pathOf(each, all)]),
  )
  let documents = 0
  for await (const row of allDocuments(options, client)) {
    documents += 1
    if (output.json) output.object(rowObject(row, names))
    else output.line(rowLine(row))
  }
  if (documents === 0 && !output.json) output.line(say('terminal', 'list-empty'))
  return 0
}

function rowObject(row: DocumentRow, names: ReadonlyMap<string, string>): object {
  const { id: documentId, path, title, kind, status, pages, chunks, size, addedAt, modifiedAt } = row
  const collections = row.collectionIds.flatMap((id) => names.get(id) ?? [])
  const warnings = row.warnings.map(errorObject)
  const error = row.error === undefined ? {} : { error: errorObject(row.error) }
  return {
    documentId,
    path,
    title,
    kind,
    status,
    pages,
    chunks,
    size,
    addedAt,
    modifiedAt,
    collections,
    ...(row.version ? { version: row.version } : {}),
    warnings,
    ...error,
  }
}

function rowLine({ path, status, pages, version, error }: DocumentRow): string {
  if (error) return say('terminal', 'import-failed', { path, message: sayError(error) })
  const line = [say('terminal', 'import-ready', { path, pages })]
  if (version) line.push(rowVersionWords(version))
  if (status !== 'ready') line.push(say('library', `status-${status}`))
  return line.join(', ')
}
