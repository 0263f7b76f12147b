import type { DocumentKind } from '../../api/document-kind.ts'
import type { LibraryFacets } from '../../api/library-facets.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { collectionReader } from './collection-tree.ts'
import { type Database, since } from './database.ts'
import { documentDate } from './filter-sql.ts'
import { toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { scopeSql, scopeTables } from './scope-sql.ts'
import { createStatements } from './statements.ts'
import { topFolders } from './top-folders.ts'

const mostSenders = 20

/** What a scope's documents are like; counted again only when something was written. */
export function documentFacets(db: Database): LibraryStore['facets'] {
  const statements = createStatements(db.sql)
  const latest = createLatest(db.sql, 8)
  const nodes = collectionReader(db)
  return (scope) => {
    const plain = scopeSql(db, scope, nodes)
    const { values } = plain.parameters
    const group = <V>(column: string, tables = scopeTables(plain), order = 'documents DESC, value') =>
      statements<object, { value: V | null; documents: number }>(
        `SELECT ${column} AS value, count(*) AS documents FROM ${tables} WHERE ${plain.where} GROUP BY 1 ORDER BY ${order}`,
      )
        .all(values)
        .flatMap(({ value, documents }) => (value === null || value === '' ? [] : [{ value, documents }]))
    const withSources = scopeTables({ sources: true })
    const withRevisions = `${scopeTables(plain)} JOIN revisions r ON r.key = d.revision`
    return latest(`${plain.where} ${toJson(values)}`, (): LibraryFacets => {
      const year = `CAST(strftime('%Y', ${documentDate(db)} / 1000, 'unixepoch', 'localtime') AS INTEGER)`
      // The path without what follows its last separator.
      const folder = "rtrim(s.path, replace(replace(s.path, '/', ''), '\\', ''))"
      return {
        kinds: group<DocumentKind>('d.kind').map(({ value, documents }) => ({ kind: value, documents })),
        languages: group<string>('r.language', withRevisions).map(({ value, documents }) => ({
          language: value,
          documents,
        })),
        senders: group<string>(since(db, 3, 'r.sender'), `${withRevisions} AND ${since(db, 3, 'r.sender')} IS NOT NULL`)
          .slice(0, mostSenders)
          .map(({ value, documents }) => ({ sender: value, documents })),
        folders: topFolders(
          group<string>(folder, withSources).map(({ value, documents }) => ({ folder: value, documents })),
        ),
        years: group<number>(year, withSources, 'value DESC').map(({ value, documents }) => ({
          year: value,
          documents,
        })),
      }
    })
  }
}
