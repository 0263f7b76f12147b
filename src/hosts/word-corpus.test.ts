import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { AssistantError } from '../api/error.ts'
import { headingPathProblems, pageProblems } from '../core/documents/page-problems.ts'
import { readBytes } from '../core/documents/read-bytes.ts'
import type { ExtractedPage } from '../core/ports/extracted-page.ts'
import type { PdfEngine } from '../core/ports/pdf-engine.ts'
import { tokenRecall, wordsOf } from './bench/extraction/alike.ts'

const folder = path.resolve(import.meta.dirname, '../../../shared/corpora/parser-docling')
const noPdf: PdfEngine = { open: () => Promise.reject(new Error('none')), plainText: () => Promise.resolve([]) }

type Read = { name: string; pages: ExtractedPage[]; text: string; reference: string }

async function readAll(format: 'docx' | 'doc'): Promise<Read[]> {
  const sources = path.join(folder, format, 'sources')
  const read: Read[] = []
  for (const name of readdirSync(sources)) {
    const pages: ExtractedPage[] = []
    const bytes = new Uint8Array(readFileSync(path.join(sources, name)))
    for await (const event of readBytes({ pdf: noPdf }, bytes, name, new AbortController().signal)) {
      if (event.type === 'page-read') pages.push(event.page)
    }
    const reference = plainOf(readFileSync(path.join(folder, format, 'groundtruth', `${name}.md`), 'utf8'))
    read.push({ name, pages, text: pages.map((page) => page.text).join('\n\n'), reference })
  }
  return read
}

/** Reference Markdown without what its writer added: comments, link targets, escapes. */
function plainOf(markdown: string): string {
  return markdown
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/\]\((?:[^()]|\([^()]*\))*\)/g, ']')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\\([_*])/g, '$1')
}

/** Cells of the tables of Markdown, each text once a row: the reference repeats merged cells. Formulas are LaTeX there. */
function cellsOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .flatMap((line) => [...new Set(line.split('|').map((cell) => wordsOf(cell).join(' ')))])
    .filter((cell) => cell !== '')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

test.skipIf(!existsSync(folder)).each(['docx', 'doc'] as const)(
  'the words and table cells of the reference are in what is read of %s files',
  async (format) => {
    const read = await readAll(format)
    expect(read.length).toBeGreaterThan(format === 'docx' ? 30 : 1)
    const recalls = read.map(({ reference, text }) => tokenRecall(reference, text))
    expect(median(recalls)).toBeGreaterThanOrEqual(0.95)
    let [found, all] = [0, 0]
    const missed: string[] = []
    for (const { name, text, reference, pages } of read) {
      expect(pages.flatMap(pageProblems), name).toEqual([])
      expect(headingPathProblems(pages), name).toEqual([])
      const words = ` ${wordsOf(text).join(' ')} `
      for (const cell of cellsOf(reference)) {
        all += 1
        if (words.includes(` ${cell} `)) found += 1
        else missed.push(`${name}: ${cell}`)
      }
    }
    if (process.env['CARREL_BENCH_MISSES']) console.error(format, median(recalls), found, all, missed)
    expect(found / all, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  },
)

test.skipIf(!existsSync(folder))('an error on a corpus file is one of the closed set', async () => {
  const torn = readFileSync(path.join(folder, 'doc/sources/legacy_sample.doc'))
  for (let end = 512; end < torn.length; end += 2_048) {
    try {
      const bytes = new Uint8Array(torn.subarray(0, end))
      for await (const _ of readBytes({ pdf: noPdf }, bytes, 'a.doc', new AbortController().signal));
    } catch (error) {
      expect(error).toBeInstanceOf(AssistantError)
    }
  }
})
