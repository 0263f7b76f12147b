import type { SummaryContent } from '../../../api/summary.ts'
import { sentencesOf } from '../../../core/documents/sentences.ts'
import type { Report } from '../bench.ts'
import type { BenchSummariser } from './bench-summariser.ts'
import { type LegalSection, legalSections } from './legal-sections.ts'
import { type Rouge, rouge } from './rouge.ts'
import { textSource } from './text-source.ts'

/** One sentence for each legal section against its summary in plain words, beside the section's first sentence. */
export async function oneSentence(report: Report, { made, hasModel }: BenchSummariser): Promise<void> {
  const sections = legalSections()
  if (sections === undefined) return
  const lead = sections.map((section) => rouge(leadOf(section), section.reference))
  const extracted: Rouge[] = []
  for (const [at, section] of sections.entries()) {
    extracted.push(
      rouge(shownOf(await made(await textSource(section.text, `${at}`), { form: 'line' }, false)), section.reference),
    )
  }
  compare(report, 'extractive line', extracted, lead)
  if (!hasModel) return
  const written: Rouge[] = []
  let wrote = 0
  for (const [at, section] of sections.entries()) {
    const content = await made(await textSource(section.text, `w${at}`), { form: 'line' }, true)
    if (content.written) wrote += 1
    written.push(rouge(shownOf(content), section.reference))
  }
  report('sections of which the starter wrote', (100 * wrote) / sections.length, '%')
  compare(report, 'written line', written, lead)
}

function leadOf({ text }: LegalSection): string {
  const [first] = sentencesOf(text)
  return first ? text.slice(first.start, first.end) : ''
}

/** The sentences of a summary that stand. */
export function shownOf({ parts }: SummaryContent): string {
  return parts.flatMap(({ sentences }) => sentences.flatMap(({ text, shown }) => (shown ? [text] : []))).join(' ')
}

function compare(report: Report, what: string, own: readonly Rouge[], lead: readonly Rouge[]): void {
  for (const measure of ['one', 'longest'] as const) {
    const mean = (all: readonly Rouge[]) => (100 * all.reduce((sum, each) => sum + each[measure], 0)) / all.length
    const [value, baseline] = [mean(own), mean(lead)]
    const name = measure === 'one' ? 'ROUGE-1' : 'ROUGE-L'
    report(`${what}, ${name} beside the lead`, value, 'F', {
      baseline,
      ratio: value / baseline,
      goal: '>= lead',
      holds: value >= baseline,
    })
  }
}
