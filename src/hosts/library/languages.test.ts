import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pdfEngine } from '../../adapters/pdf/pdf-engine.ts'
import { encodePng } from '../../core/documents/picture/png.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const english = fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'))
const lines = [
  'Der Vermieter verpflichtet sich, das Haus in gutem',
  'Zustand zu erhalten. Die Miete ist am dritten Werktag',
  'jedes Monats zu zahlen und wird durch den Mieter',
  'auf das Konto der Verwaltung vollständig überwiesen.',
]
let root: ReturnType<typeof temporaryFolder>
let data = ''
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  data = join(root.path, 'data')
  lib = await openTestLibrary(data)
  await lib.core.start()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

const list = () => lib.handlers['language.list']({}, signal)
const add = (path: string) => lib.handlers['language.add']({ path }, signal)

/** Lines of text as a picture. */
async function scan(path: string): Promise<void> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  const page = document.addPage([330, 120])
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 20, y: 90 - at * 18, size: 12, font })
  using file = await pdfEngine.open(await document.save())
  writeFileSync(path, encodePng(file.draw(1, 1_400)))
}

it('takes packs that can be used, and says of others why not', { timeout: 60_000 }, async () => {
  const before = await list()
  expect(before).toMatchObject({ folder: join(data, 'languages'), packs: [{ code: 'eng', bundled: true }], needs: [] })
  const at = (name: string) => join(root.path, name)
  writeFileSync(at('deu.traineddata'), 'no trained data at all')
  await expect(add(at('deu.traineddata'))).rejects.toMatchObject({
    code: 'language-refused',
    parameters: { name: 'deu.traineddata' },
  })
  copyFileSync(english, at('German.gz'))
  await expect(add(at('German.gz'))).rejects.toMatchObject({ code: 'language-name' })
  await expect(add(at('fra.traineddata'))).rejects.toThrow()
  expect((await list()).packs).toHaveLength(1)
  copyFileSync(english, at('deu.traineddata.gz'))
  expect(await add(at('deu.traineddata.gz'))).toMatchObject({ code: 'deu', bundled: false })
  expect(readdirSync(join(data, 'languages'))).toEqual(['deu.traineddata.gz'])
  writeFileSync(join(data, 'languages', 'ita.traineddata'), 'dropped into the folder by hand')
  expect((await list()).packs).toMatchObject([
    { code: 'eng', bundled: true },
    { code: 'deu', bundled: false },
    { code: 'ita', bundled: false, error: { code: 'language-damaged' } },
  ])
})

it('recognises with the pack in the box where one that was put there by hand is damaged', {
  timeout: 90_000,
}, async () => {
  const path = join(root.path, 'Mietvertrag.png')
  await scan(path)
  mkdirSync(join(data, 'languages'), { recursive: true })
  await lib.import([path])
  const [row] = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10 }).documents
  writeFileSync(join(data, 'languages', 'deu.traineddata'), 'no trained data')
  await lib.handlers['document.reread']({ documentIds: [row?.id ?? ''] }, signal)
  await lib.core.importer.idle()
  expect(lib.library.row(row?.id ?? '')?.health).toMatchObject({ recognised: 1, unreadable: 0, waiting: 0 })
  expect((await list()).needs).toMatchObject([{ code: 'deu', isThere: false }])
})

it('names the pack that scans would need, and recognises them again once it is there', {
  timeout: 90_000,
}, async () => {
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  await scan(join(docs, 'Mietvertrag.png'))
  await lib.import([docs])
  const { documents } = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10 })
  const [row] = documents
  expect(row).toMatchObject({ status: 'ready', language: 'de', health: { recognised: 1 } })
  const need = {
    code: 'deu',
    language: 'de',
    isThere: false,
    pages: 1,
    documents: [{ id: row?.id, title: row?.title }],
  }
  expect((await list()).needs).toEqual([need])

  // Any pack of the name will do here: which one is used is what matters.
  const pack = join(root.path, 'deu.traineddata.gz')
  copyFileSync(english, pack)
  await add(pack)
  rmSync(pack)
  expect((await list()).needs).toEqual([{ ...need, isThere: true }])
  const job = await lib.handlers['document.reread']({ documentIds: [row?.id ?? ''] }, signal)
  expect(job).toMatchObject({ pagesToRecognise: 1, pagesRecognised: 0 })
  expect(lib.library.items(job.id)).toMatchObject([{ status: 'ready', recognising: { done: 0, pages: 1 } }])
  expect(lib.library.row(row?.id ?? '')).toMatchObject({ status: 'recognising', recognising: { done: 0, pages: 1 } })
  await lib.core.importer.idle()
  expect(lib.library.items(job.id)[0]?.recognising).toBeUndefined()
  expect(lib.library.row(row?.id ?? '')?.recognising).toBeUndefined()
  expect((await list()).needs).toEqual([])
})
