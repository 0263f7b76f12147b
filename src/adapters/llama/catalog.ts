import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Catalog, type CatalogEntry } from '../../api/model.ts'

/** A catalogue entry with the path of its file. */
export type CatalogModel = { entry: CatalogEntry; path: string }

/** Reads `models/catalog.json`; files stand beside it. */
export async function readCatalog(catalogPath: string): Promise<CatalogModel[]> {
  const catalog = Catalog.parse(JSON.parse(await readFile(catalogPath, 'utf8')))
  return catalog.models.map((entry) => ({ entry, path: join(dirname(catalogPath), entry.file) }))
}
