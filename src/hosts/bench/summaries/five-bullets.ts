import type { SummarySentence } from '../../../api/summary.ts'
import type { Embedder } from '../../../core/ports/embedder.ts'
import { sectionsOf } from '../../../core/summarize/outline/sections-of.ts'
import type { SummarySource } from '../../../core/summarize/summary-source.ts'
import type { SummarizePorts } from '../../cli/summarize-ports.ts'
import { readSummarySource } from '../../read-summary-source.ts'
import { lackingIn, plain } from '../answer/outside-check.ts'
import type { Report } from '../bench.ts'
import type { BenchSummariser } from './bench-summariser.ts'
import { bulletFiles } from './bullet-files.ts'

const never = new AbortController().signal
const choice = { form: 'bullets', bullets: 5 } as const
const sameMeaning = 0.85
const sectionsWanted = 3
/** Sections of a document as it is counted what bullets are drawn from. */
const limits = { least: 25, most: 1500 }
/** Documents that the model writes of unless all are asked for. */
const writtenOf = 12

/** Five bullets of 60 documents: where they are drawn from, whether two say the same, whether what is written is held. */
export async function fiveBullets(
  report: Report,
  { workshop }: SummarizePorts,
  { made, embedder, hasModel }: BenchSummariser,
  full: boolean,
): Promise<void> {
  const sources: SummarySource[] = []
  for (const file of bulletFiles()) sources.push(await readSummarySource(workshop, file, never))
  report('documents of five bullets', sources.length, 'documents')
  const extracted: Made[] = []
  for (const source of sources) extracted.push({ source, sentences: shown(await made(source, choice, false)) })
  await reportSpread(report, 'extractive', extracted, embedder)
  if (!hasModel) return
  const asked = full ? sources : sources.filter((_, at) => at % Math.ceil(sources.length / writtenOf) === 0)
  const written: Made[] = []
  for (const source of asked) {
    const content = await made(source, choice, true)
    if (content.written) written.push({ source, sentences: shown(content) })
  }
  report('documents that the starter wrote of', written.length, 'documents', {
    baseline: asked.length,
    ratio: written.length / asked.length,
  })
  if (written.length === 0) return
  await reportSpread(report, 'written', written, embedder)
  reportHeld(report, written)
}

type Made = { source: SummarySource; sentences: SummarySentence[] }

function shown({ parts }: { parts: readonly { sentences: readonly SummarySentence[] }[] }): SummarySentence[] {
  return parts.flatMap(({ sentences }) => sentences.filter((sentence) => sentence.shown))
}

async function reportSpread(report: Report, what: string, all: readonly Made[], embedder: Embedder): Promise<void> {
  let [few, alike, bullets] = [0, 0, 0]
  for (const { source, sentences } of all) {
    bullets += sentences.length
    const sections = sectionsOf(source, limits)
    const drawn = new Set(
      sentences.flatMap(({ citations }) => citations.map(({ spans }) => sectionAt(sections, spans[0]))),
    )
    const possible = Math.min(sectionsWanted, sections.filter(hasSentence).length, sentences.length)
    if (drawn.size < possible) {
      few += 1
      process.stderr.write(
        `summaries: ${what}: ${source.place.path}: drawn from ${drawn.size} of ${sections.length} sections\n`,
      )
    }
    // It says nothing of how alike sentences of other languages are.
    if (!embedder.languages.includes(source.language)) continue
    const vectors = await embedder.embedPassages(
      sentences.map(({ text }) => text),
      never,
    )
    vectors.forEach((one, at) =>
      vectors.slice(at + 1).forEach((other, next) => {
        const likeness = one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0)
        if (likeness < sameMeaning) return
        alike += 1
        process.stderr.write(`summaries: ${what}: alike: ${sentences[at]?.text} / ${sentences[at + 1 + next]?.text}\n`)
      }),
    )
  }
  report(`${what} bullets`, bullets, 'bullets')
  report(`${what}: documents drawn from fewer sections than three where there are`, few, 'documents', {
    goal: '0',
    holds: few === 0,
  })
  report(`${what}: pairs of bullets that say the same`, alike, 'pairs', { goal: '0', holds: alike === 0 })
}

/** Whether a section has a line of running text that ends as a sentence does, not words of lists and tables alone. */
function hasSentence({ words, spans }: ReturnType<typeof sectionsOf>[number]): boolean {
  return words >= limits.least && spans.some(({ text }) => /\p{Lu}[^\n\t|]{30,}[.!?](?:\s|$)/u.test(text))
}

function sectionAt(sections: ReturnType<typeof sectionsOf>, span: { page: number; start: number } | undefined): number {
  return sections.findIndex(({ spans }) =>
    spans.some(({ page, start, end }) => span && page === span.page && span.start >= start && span.start < end),
  )
}

function reportHeld(report: Report, all: readonly Made[]): void {
  const supported = all.flatMap(({ sentences }) => sentences.filter(({ support }) => support === 'supported'))
  const lacking = supported.filter(
    ({ text, citations }) => lackingIn(text, citations.map((citation) => citation.text).join(' '), '').length > 0,
  )
  for (const { text } of lacking) process.stderr.write(`summaries: lacks a fact: ${text}\n`)
  const own = supported.filter(
    ({ text, citations }) => !citations.some((citation) => plain(citation.text).includes(plain(text))),
  )
  const share = (100 * own.length) / Math.max(1, supported.length)
  const none = lacking.length === 0
  report('supported written bullets that lack a fact', lacking.length, 'bullets', { goal: '0', holds: none })
  report('written bullets in words of their own', share, '%', { goal: '>= 40', holds: share >= 40 })
}
