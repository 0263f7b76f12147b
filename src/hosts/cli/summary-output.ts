import type { Citation } from '../../api/answer.ts'
import type { Gist, NamedFact, SkippedPages } from '../../api/gist.ts'
import type { SummaryContent, SummarySentence } from '../../api/summary.ts'
import { namedTable } from '../../messages/column-words.ts'
import { say, sayError } from '../../messages/say.ts'
import { errorObject, type Output } from './output.ts'
import { placeOf } from './search-command.ts'
import { printTable } from './table-output.ts'

/** A summary with what code found first. */
export type Summarised = { gists: Gist[]; content: SummaryContent }

/** Facts of a kind and headings that are shown; all of them stand in the JSON. */
const [shownFacts, shownHeadings] = [6, 12]

/** A summary of one file as the terminal's JSON has it; `kind` is what the text is. */
export function summaryObject(path: string, { gists, content }: Summarised): object {
  const [gist] = gists
  return {
    path,
    title: gist?.title,
    kind: content.genre,
    outline: gist?.outline ?? [],
    facts: gist?.facts,
    sentences: sentencesOf(content.parts),
    skipped: content.skipped.map(skippedObject),
    written: content.written,
    ...(content.model ? { model: content.model } : {}),
    timings: content.timings,
  }
}

/** A comparison of files as the terminal's JSON has it. */
export function comparisonObject(paths: readonly string[], { gists, content }: Summarised): object {
  return {
    paths,
    titles: gists.map(({ title }) => title),
    kind: content.genre,
    table: content.table && namedTable(content.table),
    sentences: sentencesOf(content.parts),
    skipped: content.skipped.map(skippedObject),
    timings: content.timings,
  }
}

function sentencesOf(parts: Summarised['content']['parts']): object[] {
  return parts.flatMap(({ heading, sentences }) => sentences.map((sentence) => sentenceObject(heading, sentence)))
}

function sentenceObject(heading: string, sentence: SummarySentence): object {
  const { text, shown, support, differs, verbatim, date, who, citations } = sentence
  return {
    text,
    shown,
    support,
    verbatim,
    ...(differs ? { differs } : {}),
    ...(heading === '' ? {} : { heading }),
    ...(date ? { date } : {}),
    ...(who ? { who } : {}),
    citations: citations.map(({ documentId, path, spans, text: quote }) => ({ documentId, path, spans, text: quote })),
  }
}

function skippedObject({ from, to, error }: SkippedPages): object {
  return { from, to, ...(error ? { error: errorObject(error) } : {}) }
}

/** Prints what is known of the documents, then the summary and the places it rests on. */
export function printSummary({ gists, content }: Summarised, output: Output): void {
  for (const gist of gists) printGist(gist, output)
  for (const { heading, sentences } of content.parts) {
    const shown = sentences.filter((sentence) => sentence.shown)
    if (heading !== '' && shown.length > 0) output.line(`\n${heading}`)
    for (const sentence of shown) output.line(`- ${lineOf(sentence)}`)
  }
  if (content.parts.every(({ sentences }) => sentences.every(({ shown }) => !shown))) {
    output.line(say('terminal', 'summary-nothing'))
  }
  if (content.table) printTable(namedTable(content.table), output)
  for (const { from, to, error } of content.skipped) {
    output.line(
      error ? sayError(error) : say('terminal', 'summary-empty-pages', { pages: from === to ? from : `${from}–${to}` }),
    )
  }
  const cited = content.parts.flatMap(({ sentences }) =>
    sentences.flatMap(({ shown, citations }) => (shown ? citations : [])),
  )
  if (cited.length > 0) output.line('')
  for (const [number, citation] of firstOfEach(cited)) output.line(`[${number}] ${placeOf(citation)}`)
  output.line('')
}

function printGist(gist: Gist, output: Output): void {
  const { title, genre, pages, words, facts, outline } = gist
  output.line(say('terminal', 'summary-title', { title, kind: say('terminal', `genre-${genre}`), pages, words }))
  for (const kind of ['people', 'organisations', 'dates', 'amounts'] as const) {
    if (facts[kind].length > 0) output.line(say('terminal', `summary-${kind}`, { facts: listed(facts[kind]) }))
  }
  const top = outline.slice(0, shownHeadings).map(({ heading }) => heading)
  if (top.length > 1) output.line(say('terminal', 'summary-outline', { headings: top.join(' · ') }))
  output.line('')
}

function listed(facts: readonly NamedFact[]): string {
  return facts
    .slice(0, shownFacts)
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join(', ')
}

function lineOf({ text, date, who, citations }: SummarySentence): string {
  const lead = [date?.value, who].filter((part) => part !== undefined).join(', ')
  const numbers = citations.map(({ number }) => ` [${number}]`).join('')
  return `${lead === '' ? '' : `${lead}: `}${text}${numbers}`
}

function firstOfEach(citations: readonly Citation[]): Map<number, Citation> {
  const first = new Map<number, Citation>()
  for (const citation of citations) if (!first.has(citation.number)) first.set(citation.number, citation)
  return first
}
