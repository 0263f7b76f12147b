import type { MethodInput } from '../../api/methods.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { collectionReader } from './collection-tree.ts'
import type { Database } from './database.ts'
import { documentRow, type LibraryRow, needsALook, rowColumns, rowTables } from './document-rows.ts'
import { contains } from './filter-sql.ts'
import { toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { scopeSql, scopeTables } from './scope-sql.ts'
import { createStatements } from './statements.ts'

type Sort = MethodInput<'library.list'>['sort']

const sortColumns: Record<Sort, string> = {
  title: 'd.title COLLATE NOCASE',
  kind: 'd.kind',
  status: "CASE WHEN d.error IS NOT NULL THEN 0 WHEN r.stage = 'lexical' THEN 2 ELSE 1 END",
  pages: 'r.pages',
  size: 's.size',
  added: 'd.added_at',
  modified: 's.modified_at',
}
const ofSources: ReadonlySet<Sort> = new Set(['size', 'modified'])

/** Pages of the library table: ids are sorted first, so that only the rows shown are put together. */
export function listDocuments(db: Database): LibraryStore['list'] {
  const { sql } = db
  const statements = createStatements(sql)
  const latest = createLatest(sql)
  const nodes = collectionReader(db)
  const rows = sql.prepare<[string], LibraryRow>(
    `SELECT ${rowColumns(db)} FROM ${rowTables} WHERE d.id IN (SELECT value FROM json_each(?))`,
  )
  return ({ collectionId, needsALook: look, text = '', filter, sort, descending, offset, limit }) => {
    const scope = { collectionIds: collectionId === undefined ? [] : [collectionId], documentIds: [] }
    const { where, sources, parameters } = scopeSql(db, filter ? { ...scope, filter } : scope, nodes)
    const parts = [where]
    if (look) parts.push(needsALook)
    const part = text.trim()
    if (part !== '') {
      parts.push(`(${contains('d.title', part, parameters.bind)} OR ${contains('s.path', part, parameters.bind)})`)
    }
    const condition = parts.join(' AND ')
    const joined = sources || part !== ''
    const count = `SELECT count(*) FROM ${scopeTables({ sources: joined })} WHERE ${condition}`
    const total = latest(`${count} ${toJson(parameters.values)}`, () =>
      Number(statements<object, number>(count).pluck().get(parameters.values)),
    )
    const way = descending ? 'DESC' : 'ASC'
    const first = sort === 'title' ? '' : `${sortColumns[sort]} ${way}, `
    // All in one direction, so that an index gives the order.
    const order = `${first}d.title COLLATE NOCASE ${way}, d.id ${way}`
    const page = `SELECT d.id FROM ${scopeTables({ sources: joined || ofSources.has(sort) })}
      WHERE ${condition} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`
    const ids = statements<object, string>(page).pluck().all(parameters.values) as string[]
    const byId = new Map(rows.all(toJson(ids)).map((row) => [row.id, row]))
    return { total, documents: ids.flatMap((id) => byId.get(id) ?? []).map(documentRow) }
  }
}
