import { createHash } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const page: ExtractedPage = {
  number: 1,
  text: 'The cellar stays dry.',
  source: 'recognised',
  blocks: [{ kind: 'paragraph', start: 0, end: 21, headingPath: [] }],
  width: 300,
  height: 200,
  confidence: 0.9,
  words: [
    { start: 0, end: 3, box: { x: 40, y: 100, width: 20, height: 10 } },
    { start: 4, end: 10, box: { x: 64, y: 100, width: 36, height: 10 } },
    { start: 11, end: 16, box: { x: 40, y: 114, width: 30, height: 10 } },
    { start: 17, end: 21, box: { x: 74, y: 114, width: 24, height: 12 } },
  ],
}

test('words recognised in an image are drawn where they were found, as long as it is the same file', async () => {
  using folder = temporaryFolder()
  using originals = temporaryFolder()
  const lib = await openTestLibrary(folder.path)
  const path = join(originals.path, 'scan.png')
  const bytes = new Uint8Array([1, 2, 3])
  writeFileSync(path, bytes)
  const { size, mtimeMs } = statSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  lib.library.openRevision({ id: 'scan', sha256, extractor: 3, kind: 'image', title: 'scan', pages: 1 })
  lib.library.appendPages('scan', [page])
  lib.library.putDocument({
    id: 'd',
    path,
    title: 'scan',
    kind: 'image',
    revisionId: 'scan',
    sha256,
    size,
    modifiedAt: mtimeMs,
    addedAt: 1,
    collectionId: undefined,
    error: undefined,
  })
  const signal = new AbortController().signal
  const span = (start: number, end: number) => ({ page: 1, start, end, text: page.text.slice(start, end) })
  const boxes = () => lib.handlers['document.boxes']({ documentId: 'd', spans: [span(4, 16), span(17, 21)] }, signal)
  expect(await boxes()).toEqual([
    {
      page: 1,
      pageWidth: 300,
      pageHeight: 200,
      boxes: [
        { x: 64, y: 100, width: 36, height: 10 },
        { x: 40, y: 114, width: 30, height: 10 },
      ],
    },
    { page: 1, pageWidth: 300, pageHeight: 200, boxes: [{ x: 74, y: 114, width: 24, height: 12 }] },
  ])
  writeFileSync(path, 'other')
  await expect(boxes()).rejects.toMatchObject({ code: 'document-original-changed' })
  await lib.close()
})
