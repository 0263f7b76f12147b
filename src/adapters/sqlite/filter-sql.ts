import type { DocumentFilter } from '../../api/document-filter.ts'
import { type Database, since } from './database.ts'
import { toJson } from './json.ts'
import type { SqlParameters } from './sql-parameters.ts'
import { foldCase } from './text-functions.ts'

/**
 * When a document is from, in milliseconds since 1970: the day a message was sent, or a file was last changed; of `documents
 * d` and `sources s`.
 */
export function documentDate(db: Pick<Database, 'schema'>): string {
  const sent = 'coalesce((SELECT sent_at FROM revisions WHERE key = d.revision), s.modified_at)'
  return since(db, 3, `CASE d.kind WHEN 'mail' THEN ${sent} ELSE s.modified_at END`, 's.modified_at')
}

/** Whether a filter asks for dates, which need `sources s`. */
export function looksAtDates({ from, to }: DocumentFilter): boolean {
  return from !== undefined || to !== undefined
}

/**
 * A filter as a condition on `documents d` and, where it looks at dates, `sources s`; undefined where it asks for nothing.
 * What stands in other tables is looked up there once, not for every document.
 */
export function filterSql(
  db: Pick<Database, 'schema'>,
  filter: DocumentFilter,
  { bind }: SqlParameters,
): string | undefined {
  const { kinds, languages, folders, from, to, sender, name } = filter
  const parts: string[] = []
  const inRevisions = (condition: string) => `d.revision IN (SELECT key FROM revisions WHERE ${condition})`
  if (kinds) parts.push(`d.kind IN (SELECT value FROM json_each(${bind(toJson(kinds))}))`)
  if (languages) parts.push(inRevisions(`language IN (SELECT value FROM json_each(${bind(toJson(languages))}))`))
  if (folders) parts.push(inSources(folders.map((folder) => below(folder, bind)).join(' OR ')))
  if (from !== undefined) parts.push(`${documentDate(db)} >= ${bind(from)}`)
  if (to !== undefined) parts.push(`${documentDate(db)} <= ${bind(to)}`)
  if (sender !== undefined) {
    parts.push(since(db, 3, inRevisions(`sender IS NOT NULL AND ${contains('sender', sender, bind)}`), '0'))
  }
  if (name !== undefined) parts.push(nameContains(name, bind))
  return parts.length === 0 ? undefined : parts.join(' AND ')
}

/** That a document's title or path holds a text, in any case. */
export function nameContains(text: string, bind: SqlParameters['bind']): string {
  return `(${contains('d.title', text, bind)} OR ${inSources(contains('path', text, bind))})`
}

function inSources(condition: string): string {
  return `d.id IN (SELECT document_id FROM sources WHERE ${condition})`
}

/** That a column holds a text, in any case. */
function contains(column: string, text: string, bind: SqlParameters['bind']): string {
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
  return `path = ${bind(plain)} OR (path >= ${bind(plain + separator)} AND path < ${bind(plain + next)})`
}
