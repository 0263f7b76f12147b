import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { headingPathProblems, pageProblems } from '../../../core/documents/page-problems.ts'
import { readBytes } from '../../../core/documents/read-bytes.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'
import type { PdfEngine } from '../../../core/ports/pdf-engine.ts'
import { tokenRecall } from './alike.ts'
import { plainOf } from './plain-of.ts'
import { cellRecall } from './table-cells.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const noPdf: PdfEngine = {
  open: () => Promise.reject(new Error('no PDF here')),
  plainText: () => Promise.reject(new Error('no PDF here')),
}

type File = { file: string; reference: string | undefined }

function filesOf(folder: string, endings: RegExp): File[] {
  const sources = path.join(corpora, folder)
  return (existsSync(sources) ? readdirSync(sources) : [])
    .filter((name) => endings.test(name))
    .map((name) => {
      const truth = path.join(sources, '../groundtruth', `${name}.md`)
      const reference = existsSync(truth) ? readFileSync(truth, 'utf8') : undefined
      return { file: path.join(sources, name), reference }
    })
}

async function pagesOf(file: string): Promise<ExtractedPage[]> {
  const pages: ExtractedPage[] = []
  const bytes = new Uint8Array(readFileSync(file))
  for await (const event of readBytes({ pdf: noPdf }, bytes, path.basename(file), new AbortController().signal))
    if (event.type === 'page-read') pages.push(event.page)
  return pages
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

const formats = [
  { format: 'PPTX', folder: 'parser-docling/pptx/sources', endings: /\.pptx$/ },
  { format: 'ODT', folder: 'parser-docling/odf/sources', endings: /\.odt$/ },
  { format: 'ODP', folder: 'parser-docling/odf/sources', endings: /\.odp$/ },
  { format: 'EPUB', folder: 'parser-docling/epub/sources', endings: /\.epub$/ },
  { format: 'RTF', folder: 'parser-email/msgreader/test', endings: /\.rtf$/ },
]

describe.skipIf(!existsSync(corpora))('files of the corpora (skipped where ../shared/corpora is missing)', () => {
  test.each(formats)(
    '$format: text or a clear error, on sound pages, with the words and cells of the reference',
    async ({ folder, endings }) => {
      const files = filesOf(folder, endings)
      expect(files.length).toBeGreaterThan(0)
      const [words, cells]: [number[], number[]] = [[], []]
      for (const { file, reference } of files) {
        const pages = await pagesOf(file).catch((error: unknown) => {
          if (error instanceof AssistantError) return []
          throw error
        })
        expect([...pages.flatMap(pageProblems), ...headingPathProblems(pages)]).toEqual([])
        if (reference === undefined) continue
        const rows = pages.flatMap(({ text, blocks }) =>
          blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end }) => text.slice(start, end)),
        )
        words.push(tokenRecall(plainOf(reference), pages.map(({ text }) => text).join('\n\n')))
        const share = cellRecall(reference, rows.join('\n'))
        if (share !== undefined) cells.push(share)
        if (process.env['CARREL_BENCH_MISSES']) console.error(path.basename(file), words.at(-1), share)
      }
      if (words.length > 0) expect(median(words)).toBeGreaterThanOrEqual(0.95)
      if (cells.length > 0) expect(Math.min(...cells)).toBeGreaterThanOrEqual(0.9)
    },
  )
})
