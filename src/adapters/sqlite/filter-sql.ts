import type { DocumentFilter } from '../../api/document-filter.ts'
import { type Database, since } from './database.ts'
import { toJson } from './json.ts'
import type { SqlParameters } from './sql-parameters.ts'
import { foldCase } from './text-functions.ts'

/** When a document is from, in milliseconds since 1970: the day a message was sent, or a file was last changed. */
export function documentDate(db: Pick<Database, 'schema'>): string {
  return since(db, 3, 'coalesce(r.sent_at, s.modified_at)', 's.modified_at')
}

/** Whether a filter asks for something that stands in `sources`. */
export function looksAtSources({ folders, from, to, name }: DocumentFilter): boolean {
  return folders !== undefined || from !== undefined || to !== undefined || name !== undefined
}

/** A filter as a condition on `documents d`, `sources s` and `revisions r`; undefined where it asks for nothing. */
export function filterSql(
  db: Pick<Database, 'schema'>,
  filter: DocumentFilter,
  { bind }: SqlParameters,
): string | undefined {
  const { kinds, languages, folders, from, to, sender, name } = filter
  const parts: string[] = []
  if (kinds) parts.push(`d.kind IN (SELECT value FROM json_each(${bind(toJson(kinds))}))`)
  if (languages) parts.push(`r.language IN (SELECT value FROM json_each(${bind(toJson(languages))}))`)
  if (folders) parts.push(`(${folders.map((folder) => below(folder, bind)).join(' OR ')})`)
  if (from !== undefined) parts.push(`${documentDate(db)} >= ${bind(from)}`)
  if (to !== undefined) parts.push(`${documentDate(db)} <= ${bind(to)}`)
  if (sender !== undefined) parts.push(contains(since(db, 3, 'r.sender'), sender, bind))
  if (name !== undefined) parts.push(`(${contains('d.title', name, bind)} OR ${contains('s.path', name, bind)})`)
  return parts.length === 0 ? undefined : parts.join(' AND ')
}

/** That a column holds a text, in any case. */
export function contains(column: string, text: string, bind: SqlParameters['bind']): string {
  const folded = foldCase(text)
  // SQLite's own function is faster and knows the letters of ASCII alone.
  const fold = /^[\0-\x7f]*$/.test(folded) ? 'lower' : 'fold_case'
  return `instr(${fold}(${column}), ${bind(folded)}) > 0`
}

/** A range of paths, so that the index on them is used. The separator is the one that the folder is written with. */
function below(folder: string, bind: SqlParameters['bind']): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  const plain = folder.endsWith(separator) ? folder.slice(0, -1) : folder
  const next = String.fromCharCode(separator.charCodeAt(0) + 1)
  return `(s.path = ${bind(plain)} OR (s.path >= ${bind(plain + separator)} AND s.path < ${bind(plain + next)}))`
}
