import type { MethodInput } from '../../api/methods.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { collectionReader } from './collection-tree.ts'
import { type Database, since } from './database.ts'
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

/** No newer version of the file of `documents d` is there. */
const isNewest = `(d.family IS NULL OR NOT EXISTS
  (SELECT 1 FROM documents v WHERE v.family = d.family AND v.version > d.version AND v.removed_at IS NULL))`

/** Documents and all that are of their families, as a condition on `documents d`; `ids`: the name of a parameter, a JSON list. */
function withVersions(db: Pick<Database, 'schema'>, ids: string): string {
  const given = `(SELECT value FROM json_each(${ids}))`
  const theirs = `d.family IN (SELECT family FROM documents WHERE family IS NOT NULL AND id IN ${given})`
  return `(d.id IN ${given} OR ${since(db, 4, theirs, '0')})`
}

/** Pages of the library table: ids are sorted first, so that only the rows shown are put together. */
export function listDocuments(db: Database): Pick<LibraryStore, 'list' | 'ids' | 'versions'> {
  const { sql } = db
  const statements = createStatements(sql)
  const latest = createLatest(sql)
  const nodes = collectionReader(db)
  const warned = `(d.error IS NOT NULL OR d.id IN (${flawedDocuments(db)}))`
  const rows = sql.prepare<[string], LibraryRow>(
    `SELECT ${rowColumns(db)} FROM ${rowTables} WHERE d.id IN (SELECT value FROM json_each(?))`,
  )
  const anyFamily = sql
    .prepare(since(db, 4, 'SELECT 1 FROM documents WHERE family IS NOT NULL LIMIT 1', 'SELECT 1 WHERE 0'))
    .pluck()
  const versions = sql.prepare<object, LibraryRow>(
    `SELECT ${rowColumns(db)} FROM ${rowTables} WHERE d.removed_at IS NULL AND ${withVersions(db, '@ids')}
     ORDER BY ${since(db, 4, 'd.version DESC,', '')} d.added_at DESC, d.id`,
  )
  const find = (query: Listed): { ids: string[]; total: () => number; older: () => number } => {
    const {
      collectionId,
      needsALook,
      reason,
      text = '',
      filter,
      sort,
      descending,
      offset,
      limit = -1,
      versionsOf,
    } = query
    const scope = { collectionIds: collectionId === undefined ? [] : [collectionId], documentIds: [] }
    const condition = scopeSql(db, filter ? { ...scope, filter } : scope, nodes)
    const { values, bind } = condition.parameters
    const part = text.trim()
    const where = [
      condition.where,
      ...(needsALook ? [warned] : []),
      ...(reason === undefined ? [] : [hasReason(db, bind(reason))]),
      ...(part === '' ? [] : [nameContains(part, bind)]),
      ...(versionsOf ? [withVersions(db, bind(toJson(versionsOf)))] : []),
    ]
    const all = condition.everything && where.length === 1
    const fits = where.join(' AND ')
    const grouped = query.grouped === true && anyFamily.get() !== undefined
    const ofFamilies = `FROM ${scopeTables(condition)} WHERE d.family IS NOT NULL AND ${fits}`
    // Of one group SQLite gives the row that has the maximum: sqlite.org/lang_select.html, 2.5.
    const newest = `SELECT id FROM (SELECT d.id, max(d.version) ${ofFamilies} GROUP BY d.family)`
    // Where nothing narrows the rows, the first ones are found without a look at all families.
    if (grouped) where.push(all ? isNewest : `(d.family IS NULL OR d.id IN (${newest}))`)
    const counted = (text: string) => () =>
      latest(`${text} ${toJson(values)}`, () => Number(statements<object, number>(text).pluck().get(values)))
    const older = grouped ? counted(`SELECT count(*) - count(DISTINCT d.family) ${ofFamilies}`) : () => 0
    const every = counted(`SELECT count(*) FROM ${scopeTables(condition)} WHERE ${fits}`)
    const total = grouped ? () => every() - older() : every
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
    return { ids: found.map(({ id }) => id), total: () => found[0]?.total ?? total(), older }
  }
  return {
    list(query) {
      const { ids, total, older } = find(query)
      const byId = new Map(rows.all(toJson(ids)).map((row) => [row.id, row]))
      return { total: total(), older: older(), documents: ids.flatMap((id) => byId.get(id) ?? []).map(documentRow) }
    },
    versions: (documentIds) => versions.all({ ids: toJson(documentIds) }).map(documentRow),
    ids: (query) => find(query).ids,
  }
}
