import type { MethodInput } from '../../api/methods.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { collectionReader } from './collection-tree.ts'
import type { Database } from './database.ts'
import { documentRow, flawedDocuments, hasReason, type LibraryRow, rowColumns, rowTables } from './document-rows.ts'
import { nameContains } from './filter-sql.ts'
import { toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { scopeSql, scopeTables } from './scope-sql.ts'
import { createStatements } from './statements.ts'

type Listed = MethodInput<'library.ids'>
type Sort = MethodInput<'library.list'>['sort']

const sortColumns: Record<Sort, string> = {
  title: 'd.title COLLATE NOCASE',
  kind: 'd.kind',
  status: `CASE WHEN d.error IS NOT NULL THEN 0
    WHEN d.revision IN (SELECT key FROM revisions WHERE stage IN ('reading', 'read')) OR d.revision IS NULL THEN 1 ELSE 2 END`,
  pages: '(SELECT pages FROM revisions WHERE key = d.revision)',
  size: 's.size',
  added: 'd.added_at',
  modified: 's.modified_at',
}
const ofSources: ReadonlySet<Sort> = new Set(['size', 'modified'])

/** Pages of the library table: ids are sorted first, so that only the rows shown are put together. */
export function listDocuments(db: Database): Pick<LibraryStore, 'list' | 'ids'> {
  const { sql } = db
  const statements = createStatements(sql)
  const latest = createLatest(sql)
  const nodes = collectionReader(db)
  const warned = `(d.error IS NOT NULL OR d.id IN (${flawedDocuments(db)}))`
  const rows = sql.prepare<[string], LibraryRow>(
    `SELECT ${rowColumns(db)} FROM ${rowTables} WHERE d.id IN (SELECT value FROM json_each(?))`,
  )
  const find = (query: Listed): { ids: string[]; total: () => number } => {
    const { collectionId, needsALook, reason, text = '', filter, sort, descending, offset, limit = -1 } = query
    const scope = { collectionIds: collectionId === undefined ? [] : [collectionId], documentIds: [] }
    const condition = scopeSql(db, filter ? { ...scope, filter } : scope, nodes)
    const { values, bind } = condition.parameters
    const part = text.trim()
    const where = [
      condition.where,
      ...(needsALook ? [warned] : []),
      ...(reason === undefined ? [] : [hasReason(db, bind(reason))]),
      ...(part === '' ? [] : [nameContains(part, bind)]),
    ]
    const all = condition.everything && where.length === 1
    const count = `SELECT count(*) FROM ${scopeTables(condition)} WHERE ${where.join(' AND ')}`
    const total = () =>
      latest(`${count} ${toJson(values)}`, () => Number(statements<object, number>(count).pluck().get(values)))
    const way = descending ? 'DESC' : 'ASC'
    // Ties follow in the same direction, so that an index gives the order.
    const ties = sort === 'title' ? [] : ofSources.has(sort) ? ['s.document_id'] : ['d.title COLLATE NOCASE']
    const order = [sortColumns[sort], ...ties, ...(ofSources.has(sort) ? [] : ['d.id'])].map((each) => `${each} ${way}`)
    const tables =
      all && ofSources.has(sort)
        ? 'sources s CROSS JOIN documents d ON d.id = s.document_id'
        : scopeTables({ sources: condition.sources || ofSources.has(sort) })
    // Where few documents are left, counting them besides is one look at each less.
    const page = `SELECT d.id${all ? '' : ', count(*) OVER () AS total'} FROM ${tables}
      WHERE ${where.join(' AND ')} ORDER BY ${order.join(', ')} LIMIT ${limit} OFFSET ${offset}`
    const found = statements<object, { id: string; total?: number }>(page).all(values)
    return { ids: found.map(({ id }) => id), total: () => found[0]?.total ?? total() }
  }
  return {
    list(query) {
      const { ids, total } = find(query)
      const byId = new Map(rows.all(toJson(ids)).map((row) => [row.id, row]))
      return { total: total(), documents: ids.flatMap((id) => byId.get(id) ?? []).map(documentRow) }
    },
    ids: (query) => find(query).ids,
  }
}
