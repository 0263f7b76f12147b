import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { readPdfPages } from '../core/documents/formats/pdf.ts'
import { isGarbled } from '../core/documents/garbled-text.ts'
import { hasCorpora, parserFiles, quarterlyReports } from './bench/extraction/corpus-files.ts'

test.skipIf(!hasCorpora)(
  'no page of the readable PDFs of the corpora is taken for garbled',
  { timeout: 120_000 },
  async () => {
    const files = [...parserFiles().filter(({ format }) => format === 'pdf'), ...quarterlyReports().slice(0, 2)]
    let pages = 0
    for (const { path: file } of files) {
      const engine = await pdfEngine.open(await readFile(file)).catch(() => undefined)
      if (!engine) continue
      using open = engine
      for (const page of readPdfPages(open)) {
        pages += 1
        if (await isGarbled(page.text))
          throw new Error(`${path.basename(file)} page ${page.number}: ${page.text.slice(0, 200)}`)
      }
    }
    expect(pages).toBeGreaterThan(50)
  },
)
