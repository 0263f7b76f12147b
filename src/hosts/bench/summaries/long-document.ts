import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readLimits } from '../../../core/documents/read-document.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'
import { gistOf } from '../../../core/summarize/gist/gist-of.ts'
import type { SummarizePorts } from '../../cli/summarize-ports.ts'
import { readSummarySource } from '../../read-summary-source.ts'
import type { Report } from '../bench.ts'
import { quarterlyReports } from '../extraction/corpus-files.ts'
import type { BenchSummariser } from './bench-summariser.ts'
import { joinedReports } from './joined-reports.ts'

const [pagesWanted, firstPages] = [300, 50]
const [goalOfGist, goalOfSummary] = [2000, 10_000]
const never = new AbortController().signal

/** A PDF of 300 pages of real reports: how soon its gist stands there, reading included, and its summary without a model. */
export async function longDocument(
  report: Report,
  { workshop }: SummarizePorts,
  { made }: BenchSummariser,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carrel-summaries-'))
  try {
    const file = path.join(folder, 'reports.pdf')
    writeFileSync(file, await joinedReports(pagesWanted))
    // The first child of a workshop takes longer to start than those after it.
    await readSummarySource(workshop, quarterlyReports()[0]?.path ?? file, never)
    await firstScreen(report, workshop, file)
    const started = performance.now()
    const source = await readSummarySource(workshop, file, never)
    const read = performance.now() - started
    const before = performance.now()
    const gist = gistOf(source)
    const gistMs = performance.now() - before
    report('pages of the long PDF', gist.pages, 'pages')
    report('long PDF: reading', read, 'ms')
    report('long PDF: gist of all of it', gistMs, 'ms', { goal: `<= ${goalOfGist}`, holds: gistMs <= goalOfGist })
    const asked = performance.now()
    await made(source, { form: 'bullets' }, false)
    const whole = performance.now() - asked + read
    report('long PDF: file to extractive summary', whole, 'ms', {
      goal: `<= ${goalOfSummary}`,
      holds: whole <= goalOfSummary,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The gist as a window first has it, of the pages that are read by then: the others follow. */
async function firstScreen(report: Report, workshop: SummarizePorts['workshop'], file: string): Promise<void> {
  const { maxBytes, ...limits } = readLimits
  const pages: ExtractedPage[] = []
  const place = { documentId: 'd', revisionId: 'r', path: file, title: path.basename(file), kind: 'pdf' as const }
  const started = performance.now()
  for await (const event of workshop.run('read-document', { path: file, maxBytes }, limits, never)) {
    if (event.type === 'page-read') pages.push(event.page)
    if (pages.length >= firstPages) break
  }
  gistOf({ place, language: 'en', pages })
  const ms = performance.now() - started
  report(`long PDF: file to the gist of its first ${firstPages} pages`, ms, 'ms', {
    goal: `<= ${goalOfGist}`,
    holds: ms <= goalOfGist,
  })
}
