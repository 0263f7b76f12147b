import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { connect } from '@lancedb/lancedb'
import { AssistantError } from '../../api/error.ts'
import type { ChunkIndex } from '../../core/ports/chunk-index.ts'
import { openChunkTable } from './chunk-table.ts'
import type { TidyElsewhere } from './lance-table.ts'
import { cappedSession } from './session.ts'
import type { IndexPlace } from './table-place.ts'
import type { Tidying } from './tidy-table.ts'
import { openVectorTable, type VectorTable, vectorTableName } from './vector-table.ts'

/** Number of the index's layout. Another one found on disk is thrown away and built again from the store. */
export const indexVersion = 1

/** The index of a data folder. `stale`: it was empty or of another layout, and must be filled from the store. */
export type OpenIndex = ChunkIndex & { stale: boolean }

/**
 * Opens `index/` of a data folder. Read-only: each table stays at the version it had when it was first used, and
 * writes throw `library-in-use`. Errors: `index-unavailable` (read-only, and there is none of this layout),
 * `library-too-new` (a later Carrel wrote it; it is left alone).
 */
export async function openIndex(options: {
  folder: string
  readOnly?: { owner: string } | undefined
  /** Where large tables are tidied; in this process where it is not given. */
  tidyElsewhere?: (folder: string, table: string, tidying: Tidying) => Promise<void>
}): Promise<OpenIndex> {
  const folder = resolve(options.folder, 'index')
  const versionFile = join(folder, 'version')
  const found = readVersion(versionFile)
  if (found !== undefined && found > indexVersion) throw new AssistantError('library-too-new')
  const stale = found !== indexVersion
  if (!options.readOnly && stale) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
  if (options.readOnly && stale) throw new AssistantError('index-unavailable')
  const connection = await connect(folder, {}, cappedSession())
  const { tidyElsewhere } = options
  const elsewhere: TidyElsewhere | undefined =
    tidyElsewhere && ((table, tidying) => tidyElsewhere(folder, table, tidying))
  const mayWrite = () => {
    if (options.readOnly) throw new AssistantError('library-in-use', { owner: options.readOnly.owner })
  }
  const chunks = await openChunkTable({ connection, folder }, options.readOnly !== undefined, elsewhere)
  const vectors = await openVectorTables({ connection, folder }, elsewhere)
  if (!options.readOnly && stale) writeFileSync(versionFile, `${indexVersion}\n`)

  return {
    stale,
    searchTerms: (terms, k, revisionIds, signal) => chunks.search(terms, k, revisionIds, signal),
    async searchVector(embedderId, vector, k, revisionIds, signal) {
      return (await vectors.find(embedderId))?.search(vector, k, revisionIds, signal) ?? []
    },
    async vectors(embedderId, ids) {
      return (await vectors.find(embedderId))?.vectors(ids) ?? new Map()
    },
    async replaceChunks(revisionId, rows) {
      mayWrite()
      await chunks.replace([revisionId], rows)
    },
    async replaceVectors(embedderId, dimensions, revisionId, rows) {
      mayWrite()
      const table = await vectors.open(embedderId, dimensions)
      await table.replace([revisionId], rows).catch(async (error: unknown) => {
        if (!table.closed) throw error
        // The embedder was let go while its rows waited: they stand in a table of their own until it is let go again.
        await (await vectors.open(embedderId, dimensions)).replace([revisionId], rows)
      })
    },
    async deleteRevisions(revisionIds) {
      mayWrite()
      if (revisionIds.length === 0) return
      const tables = await vectors.all()
      await Promise.all([chunks, ...tables].map((table) => table.replace(revisionIds, [])))
    },
    async dropVectors(embedderId) {
      mayWrite()
      await vectors.drop(embedderId)
    },
    async revisionIds(of) {
      if (of === 'chunks') return chunks.revisionIds()
      if (of) return (await vectors.find(of.embedderId))?.revisionIds() ?? new Set()
      const tables = [chunks, ...(await vectors.all())]
      const sets = await Promise.all(tables.map((table) => table.revisionIds()))
      return new Set(sets.flatMap((set) => [...set]))
    },
    async rowIds(of) {
      if (of === 'chunks') return chunks.rowIds()
      return (await vectors.find(of.embedderId))?.rowIds() ?? new Map()
    },
    async optimize() {
      mayWrite()
      for (const table of [chunks, ...(await vectors.all())]) await table.optimize()
    },
    async purge() {
      mayWrite()
      for (const table of [chunks, ...(await vectors.all())]) await table.purge()
    },
    async close() {
      await Promise.all([chunks, ...(await vectors.all())].map((table) => table.close()))
      connection.close()
    },
  }
}

/** Vector tables by embedder, opened when first used. */
async function openVectorTables(place: IndexPlace, elsewhere: TidyElsewhere | undefined) {
  const open = new Map<string, Promise<VectorTable>>()
  let dropping: Promise<void> = Promise.resolve()
  const names = new Set((await place.connection.tableNames()).filter((name) => name.startsWith(vectorTableName(''))))
  const openNamed = (name: string, dimensions: number | undefined) => {
    const found = open.get(name) ?? openVectorTable(place, name, dimensions, elsewhere)
    open.set(name, found)
    return found
  }
  return {
    find: (embedderId: string) => {
      const name = vectorTableName(embedderId)
      return names.has(name) ? openNamed(name, undefined) : undefined
    },
    open: async (embedderId: string, dimensions: number) => {
      const name = vectorTableName(embedderId)
      await dropping
      names.add(name)
      return openNamed(name, dimensions)
    },
    drop: (embedderId: string) => {
      const name = vectorTableName(embedderId)
      const drop = async () => {
        if (!names.delete(name)) return
        await (await open.get(name))?.close()
        open.delete(name)
        await place.connection.dropTable(name)
      }
      const dropped = dropping.then(drop)
      dropping = dropped.catch(() => undefined)
      return dropped
    },
    all: () => Promise.all([...names].map((name) => openNamed(name, undefined))),
  }
}

function readVersion(path: string): number | undefined {
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : undefined
}
