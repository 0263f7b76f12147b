import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal

/** A PDF of two pages whose lines stand at known places. */
async function writePdf(path: string): Promise<void> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const [number, words] of ['The rent is due on Monday.', 'The deposit is due on Friday.'].entries()) {
    const page = pdf.addPage([400, 300])
    page.drawText(words, { x: 50, y: 200 - number * 100, size: 12, font })
  }
  writeFileSync(path, await pdf.save())
}

it('gives the boxes of spans in the order asked, whatever page they stand on', async () => {
  using root = temporaryFolder()
  const path = join(root.path, 'docs', 'dues.pdf')
  mkdirSync(join(root.path, 'docs'))
  await writePdf(path)
  const lib = await openTestLibrary(join(root.path, 'data'))
  try {
    await lib.import([path])
    const [row] = (
      await lib.handlers['library.list']({ sort: 'title', descending: false, offset: 0, limit: 1 }, signal)
    ).documents
    const documentId = row?.id ?? ''
    expect(row).toMatchObject({ kind: 'pdf', pages: 2, status: 'ready' })
    const [rent] = await lib.handlers['document.find']({ documentId, text: 'rent' }, signal)
    const [deposit] = await lib.handlers['document.find']({ documentId, text: 'deposit is due' }, signal)
    const [monday] = await lib.handlers['document.find']({ documentId, text: 'monday' }, signal)
    if (!rent || !deposit || !monday) throw new Error('words not found')
    const boxes = await lib.handlers['document.boxes']({ documentId, spans: [monday, deposit, rent] }, signal)
    expect(boxes.map((each) => [each.page, each.pageWidth, each.pageHeight, each.boxes.length])).toEqual([
      [1, 400, 300, 1],
      [2, 400, 300, 1],
      [1, 400, 300, 1],
    ])
    const [first, second, third] = boxes.map((each) => each.boxes[0])
    // Baselines stand at 100 and 200 points from the top; a box spans its baseline.
    for (const [box, baseline] of [
      [first, 100],
      [second, 200],
      [third, 100],
    ] as const) {
      expect(box?.y).toBeLessThan(baseline)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(baseline)
    }
    expect(third?.x).toBeGreaterThan(65)
    expect(third?.x).toBeLessThan(first?.x ?? 0)
  } finally {
    await lib.close()
  }
})

it('refuses boxes for documents that are no PDF', async () => {
  using root = temporaryFolder()
  const path = join(root.path, 'a.txt')
  writeFileSync(path, 'plain words')
  const lib = await openTestLibrary(join(root.path, 'data'))
  try {
    const job = await lib.import([path])
    const documentId = lib.core.importer.items(job.id)[0]?.documentId ?? ''
    const spans = [{ page: 1, start: 0, end: 5, text: 'plain' }]
    await expect(lib.handlers['document.boxes']({ documentId, spans }, signal)).rejects.toMatchObject({
      code: 'bad-request',
    })
  } finally {
    await lib.close()
  }
})
