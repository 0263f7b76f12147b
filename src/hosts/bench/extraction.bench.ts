import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../adapters/workshop/workshop.ts'
import { AssistantError } from '../../api/error.ts'
import { readDocument } from '../../core/documents/read-document.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { alike, tokenRecall } from './extraction/alike.ts'
import { boxesOfSentences } from './extraction/boxes-of-sentences.ts'
import { type CorpusFile, hasCorpora, parserFiles, parserFormats, quarterlyReports } from './extraction/corpus-files.ts'
import { plainOf, withoutMidnight } from './extraction/plain-of.ts'
import { reportRecognition } from './extraction/recognition.ts'
import { markdownSentences, pdfSentences, spread } from './extraction/sentences-of.ts'
import { cellRecall } from './extraction/table-cells.ts'

type Read = CorpusFile & { text: string; pages: number; ms: number }

const sentencesWanted = 500

/** How faithfully and how fast documents are read: another reader's sentences, token and cell recall, pages per second. */
export const bench: Bench = {
  name: 'extraction',
  async run(report) {
    if (!hasCorpora) return
    await using workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `../${entry}.ts`)))
    const reports = await readAll(workshop, quarterlyReports())
    const pages = reports.read.reduce((sum, { pages }) => sum + pages, 0)
    const seconds = reports.read.reduce((sum, { ms }) => sum + ms, 0) / 1000
    report('10-Q files failed', reports.failed.length, 'files', { goal: '0', holds: reports.failed.length === 0 })
    report('10-Q reading speed, one child', pages / seconds, 'pages/s', { goal: '60', holds: pages / seconds >= 60 })
    const parsed = await readAll(workshop, parserFiles())
    const unclear = parsed.failed.filter((code) => code === 'internal' || code === 'workshop-failed').length
    report('parser files read', parsed.read.length, 'files')
    report('parser files refused', parsed.failed.length, 'files')
    report('parser files failed without a clear reason', unclear, 'files', { goal: '0', holds: unclear === 0 })
    await reportRecall(report, parsed.read)
    await reportSentences(workshop, report, reports.read, parsed.read)
    await reportRecognition(workshop, report)
  },
}

async function readAll(workshop: Workshop, files: readonly CorpusFile[]): Promise<{ read: Read[]; failed: string[] }> {
  const read: Read[] = []
  const failed: string[] = []
  for (const file of files) {
    const started = performance.now()
    try {
      const { pages } = await readDocument({ workshop }, file.path, new AbortController().signal)
      const ms = performance.now() - started
      read.push({ ...file, text: pages.map((page) => page.text).join('\n\n'), pages: pages.length, ms })
    } catch (error) {
      failed.push(error instanceof AssistantError ? error.code : String(error))
    }
  }
  return { read, failed }
}

async function reportRecall(report: Report, read: readonly Read[]): Promise<void> {
  const all = { words: [] as number[], cells: [] as number[] }
  for (const format of parserFormats) {
    const words: number[] = []
    const cells: number[] = []
    for (const file of read) {
      if (file.format !== format || file.reference === undefined) continue
      const reference = plainOf(await readFile(file.reference, 'utf8'))
      const text = withoutMidnight(file.text)
      const share = tokenRecall(reference, text)
      const cellShare = cellRecall(reference, text)
      words.push(share)
      if (cellShare !== undefined) cells.push(cellShare)
      if (process.env['CARREL_BENCH_MISSES'] && (share < 0.97 || (cellShare ?? 1) < 0.9)) {
        console.error(share.toFixed(3), cellShare?.toFixed(3) ?? '', path.basename(file.path))
      }
    }
    if (words.length === 0) continue
    all.words.push(...words)
    all.cells.push(...cells)
    report(`token recall, median, ${format}`, quantile(words, 0.5), `of ${words.length} files`)
    if (cells.length > 0)
      report(`table-cell recall, median, ${format}`, quantile(cells, 0.5), `of ${cells.length} files`)
  }
  reportMedian(report, 'token recall, median, all formats', all.words, 0.95)
  reportMedian(report, 'table-cell recall, median, all formats', all.cells, 0.9)
}

function reportMedian(report: Report, metric: string, shares: readonly number[], goal: number): void {
  const middle = quantile(shares, 0.5)
  report(metric, middle, `of ${shares.length} files`, { goal: `>= ${goal}`, holds: middle >= goal })
}

/** Half from PDFs by pdf.js, half from reference Markdown of the other formats, as far as those have so many. */
async function reportSentences(
  workshop: Workshop,
  report: Report,
  reports: readonly Read[],
  parsed: readonly Read[],
): Promise<void> {
  const others = parsed.filter((file) => file.format !== 'pdf' && file.reference !== undefined)
  const byReference: Sample[] = []
  for (const file of others) {
    const sentences = markdownSentences(await readFile(file.reference ?? '', 'utf8'))
    byReference.push(...sentences.map((sentence) => ({ file, sentence })))
  }
  const chosen = spread(byReference, sentencesWanted / 2)
  const pdfs = [...reports, ...parsed.filter((file) => file.format === 'pdf')]
  const byPdfJs: Sample[] = []
  const perFile = Math.ceil((sentencesWanted - chosen.length) / pdfs.length) + 4
  for (const file of pdfs) {
    byPdfJs.push(...spread(await pdfSentences(file.path), perFile).map((sentence) => ({ file, sentence })))
  }
  const samples = [...chosen, ...spread(byPdfJs, sentencesWanted - chosen.length)]
  const texts = new Map([...pdfs, ...others].map((file) => [file.path, alike(file.text)]))
  const missed = samples.filter(({ file, sentence }) => !texts.get(file.path)?.includes(alike(sentence)))
  if (process.env['CARREL_BENCH_MISSES']) {
    for (const { file, sentence } of missed) console.error(`${path.basename(file.path)}: ${sentence}`)
  }
  const share = 1 - missed.length / samples.length
  report('sentences of another reader looked for', samples.length, 'sentences')
  report('sentences of another reader found', share, 'share', { goal: '1', holds: share === 1 })
  await reportBoxes(workshop, report, samples)
}

/** Whether the boxes drawn for the sentences of PDFs hold exactly their words, as bare PDFium reads them. */
async function reportBoxes(workshop: Workshop, report: Report, samples: readonly Sample[]): Promise<void> {
  let drawn = 0
  let wrong = 0
  const pdfs = samples.filter(({ file }) => file.format === 'pdf')
  for (const [path, chosen] of Map.groupBy(pdfs, ({ file }) => file.path)) {
    const sentences = chosen.map(({ sentence }) => sentence)
    const found = await boxesOfSentences(workshop, path, sentences)
    drawn += found.drawn
    wrong += found.wrong.length
    if (process.env['CARREL_BENCH_MISSES']) for (const one of found.wrong) console.error(path, one)
  }
  report('sentences drawn on PDF pages', drawn, 'sentences')
  report('sentences whose boxes hold other words', wrong, 'sentences', { goal: '0', holds: wrong === 0 && drawn > 0 })
}

type Sample = { file: Read; sentence: string }
