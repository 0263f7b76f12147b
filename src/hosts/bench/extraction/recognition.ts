import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readDocument, readLimits, recognitionLimits } from '../../../core/documents/read-document.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'
import type { Workshop } from '../../../core/ports/workshop.ts'
import { quantile, type Report } from '../bench.ts'
import { tokenRecall } from './alike.ts'
import { plainOf } from './plain-of.ts'
import { printedPages, scans } from './scans.ts'

const never = new AbortController().signal

/** How much of a page's words recognition finds: of scans by another recogniser's text, of printed pages by their own. */
export async function reportRecognition(workshop: Workshop, report: Report): Promise<void> {
  const shares: number[] = []
  const note = (file: string, share: number): void => {
    shares.push(share)
    report(`recognition, words found, ${path.basename(file)}`, share, 'share')
  }
  for (const scan of scans()) {
    const { pages } = await readDocument({ workshop }, scan.path, never)
    note(
      scan.path,
      tokenRecall(plainOf(await readFile(scan.reference, 'utf8')), pages.map(({ text }) => text).join('\n')),
    )
  }
  const times: number[] = []
  for (const { path: file, page: number } of printedPages()) {
    const text = await textOf(workshop, file, number)
    const started = performance.now()
    const page = await recognised(workshop, file, number)
    times.push(performance.now() - started)
    note(file, tokenRecall(text, page?.text ?? ''))
  }
  const least = Math.min(...shares)
  report('recognition, least share of words found', least, 'share', { goal: '>= 0.9', holds: least >= 0.9 })
  report('recognition of a printed page, median', quantile(times, 0.5) / 1000, 's', {
    goal: '<= 5',
    holds: quantile(times, 0.5) <= 5_000,
  })
}

async function textOf(workshop: Workshop, path: string, number: number): Promise<string> {
  const { maxBytes, ...limits } = readLimits
  for await (const event of workshop.run('read-document', { path, maxBytes }, limits, never)) {
    if (event.type === 'page-read' && event.page.number === number) return event.page.text
  }
  return ''
}

/** A page of any PDF as recognition alone reads it. */
export async function recognised(workshop: Workshop, path: string, number: number): Promise<ExtractedPage | undefined> {
  const task = { path, pages: [number], languages: ['eng'] }
  for await (const { page } of workshop.run('recognise-pages', task, recognitionLimits(1), never)) return page
  return undefined
}
