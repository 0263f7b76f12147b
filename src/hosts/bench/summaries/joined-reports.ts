import { readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import { quarterlyReports } from '../extraction/corpus-files.ts'

/**
 * Whole quarterly reports as one PDF of so many pages, `without` one of them; the reports begin again where they do not suffice. Those
 * that only open with a password for changes cannot be joined.
 */
export async function joinedReports(pagesWanted: number, without?: number): Promise<Uint8Array> {
  const joined = await PDFDocument.create()
  const wanted = pagesWanted + (without === undefined ? 0 : 1)
  while (joined.getPageCount() < wanted) {
    for (const { path: file } of quarterlyReports()) {
      if (joined.getPageCount() >= wanted) break
      const one = await PDFDocument.load(readFileSync(file)).catch(() => undefined)
      if (one === undefined) continue
      const pages = await joined.copyPages(one, one.getPageIndices().slice(0, wanted - joined.getPageCount()))
      for (const page of pages) joined.addPage(page)
    }
  }
  if (without !== undefined) joined.removePage(without - 1)
  return joined.save()
}
