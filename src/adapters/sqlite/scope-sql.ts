import type { Scope } from '../../api/document.ts'
import type { CollectionNode } from './collection-tree.ts'
import { withDescendants } from './collection-tree.ts'
import type { Database } from './database.ts'
import { filterSql, looksAtDates } from './filter-sql.ts'
import { toJson } from './json.ts'
import { createSqlParameters, type SqlParameters } from './sql-parameters.ts'

/**
 * Documents of a scope that are not removed, as a condition on `documents d` and, where `sources` says so, `sources s`. `everything`: nothing but removal narrows it. More may be bound to `parameters`.
 */
export type ScopeSql = { where: string; sources: boolean; everything: boolean; parameters: SqlParameters }

/** A scope as SQL. Collections stand for what their descendants hold too, smart ones for what their filters let through. */
export function scopeSql(db: Pick<Database, 'schema'>, scope: Scope, nodes: () => readonly CollectionNode[]): ScopeSql {
  const parameters = createSqlParameters()
  const parts = ['d.removed_at IS NULL']
  let sources = false
  if (scope.collectionIds.length + scope.documentIds.length > 0) {
    const union: string[] = []
    if (scope.documentIds.length > 0) {
      union.push(`d.id IN (SELECT value FROM json_each(${parameters.bind(toJson(scope.documentIds))}))`)
    }
    if (scope.collectionIds.length > 0) {
      const all = nodes()
      const ids = withDescendants(scope.collectionIds, all)
      const list = parameters.bind(toJson([...ids]))
      union.push(
        `d.id IN (SELECT document_id FROM collection_documents WHERE collection_id IN (SELECT value FROM json_each(${list})))`,
      )
      for (const { id, filter } of all) {
        if (!filter || !ids.has(id)) continue
        union.push(`(${filterSql(db, filter, parameters) ?? '1'})`)
        sources ||= looksAtDates(filter)
      }
    }
    parts.push(`(${union.join(' OR ')})`)
  }
  const narrowed = scope.filter && filterSql(db, scope.filter, parameters)
  if (scope.filter && narrowed !== undefined) {
    parts.push(narrowed)
    sources ||= looksAtDates(scope.filter)
  }
  return { where: parts.join(' AND '), sources, everything: parts.length === 1, parameters }
}

/** `documents d`, with their sources `s` where they are asked for. */
export function scopeTables({ sources }: Pick<ScopeSql, 'sources'>): string {
  return sources ? 'documents d LEFT JOIN sources s ON s.document_id = d.id' : 'documents d'
}
