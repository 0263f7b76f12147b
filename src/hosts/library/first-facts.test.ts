import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const pages = 240
let root: ReturnType<typeof temporaryFolder>
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  mkdirSync(join(root.path, 'docs'))
  lib = await openTestLibrary(join(root.path, 'data'))
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

async function writeReport(path: string): Promise<void> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const words = number === 1 ? 'Signed on 4 May 2021 by Clara Vogt.' : `Page ${number} costs ${number},000 euros.`
    pdf.addPage([400, 300]).drawText(words, { x: 50, y: 200, size: 12, font })
  }
  writeFileSync(path, await pdf.save())
}

const onlyRow = () => lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1 }).documents[0]
const factsOf = (documentId: string) => lib.handlers['document.firstFacts']({ documentId }, signal)

it('finds the first facts while later pages are still being read', async () => {
  const path = join(root.path, 'docs', 'Report.pdf')
  await writeReport(path)
  lib.core.importer.start({ paths: [path], embedder: 'none' })
  let row = onlyRow()
  while (row === undefined || row.pagesRead === 0) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    row = onlyRow()
  }
  expect(row).toMatchObject({ status: 'reading', pages })
  expect(row.pagesRead).toBeLessThan(pages)
  const early = await factsOf(row.id)
  expect(early.filter((fact) => fact.kind !== 'amount').map((fact) => fact.text)).toEqual(['4 May 2021', 'Clara Vogt'])
  await lib.core.importer.idle()
  const facts = await factsOf(row.id)
  expect(facts.map(({ kind, text, span }) => [kind, text, span.page])).toEqual([
    ['date', '4 May 2021', 1],
    ['amount', '2,000 euros', 2],
    ['name', 'Clara Vogt', 1],
  ])
  for (const { text, span } of facts) {
    const [page] = await lib.handlers['document.pages']({ documentId: row.id, from: span.page, to: span.page }, signal)
    expect(page?.text.slice(span.start, span.end)).toBe(text)
  }
  const told = lib.events.some(({ event }) => event.type === 'documents-changed' && event.documentIds.includes(row.id))
  expect(told).toBe(true)
})

it('has none for a file that could not be read, and knows no document that is not there', async () => {
  const path = join(root.path, 'docs', 'Broken.pdf')
  writeFileSync(path, '%PDF-1.4 nothing of a PDF follows')
  const job = await lib.import([path, join(root.path, 'docs', 'nowhere.pdf')])
  expect(onlyRow()?.status).toBe('failed')
  expect(await factsOf(onlyRow()?.id ?? '')).toEqual([])
  expect(() => factsOf('nobody')).toThrow(expect.objectContaining({ code: 'document-not-found' }))
  const first = await lib.handlers['import.items']({ jobId: job.id, limit: 1 }, signal)
  expect(first.map((item) => item.path)).toEqual([path])
  expect(await lib.handlers['import.items']({ jobId: job.id }, signal)).toHaveLength(2)
})
