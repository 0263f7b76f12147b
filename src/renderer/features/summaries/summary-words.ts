import type { Gist, SkippedPages } from '../../../api/gist.ts'
import type { Summary, SummaryChoice, SummaryContent, SummarySentence } from '../../../api/summary.ts'
import { say, sayError } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'

/** A form by its name, bullets by how many they are. */
export function formWords({ form, bullets }: Pick<SummaryChoice, 'form' | 'bullets'>): string {
  return form === 'bullets' && bullets !== undefined
    ? say('summaries', 'bulletCount', { count: bullets })
    : say('summaries', `form-${form}`)
}

/** Kind, length and language of a document: "Contract", "12 pages", "4,210 words". */
export function gistWords({ genre, pages, words }: Pick<Gist, 'genre' | 'pages' | 'words'>): string[] {
  return [
    say('summaries', `genre-${genre}`),
    say('summaries', 'pages', { count: pages }),
    say('summaries', 'words', { count: words }),
  ]
}

/** All sentences of a summary, in order. */
export function sentencesOf({ parts }: Pick<SummaryContent, 'parts'>): SummarySentence[] {
  return parts.flatMap(({ sentences }) => sentences)
}

/** How many shown sentences there are, how many of them match their source, and how many are the user's own words. */
export function countSentences(content: Pick<SummaryContent, 'parts'>) {
  const shown = sentencesOf(content).filter((sentence) => sentence.shown)
  const own = shown.filter(({ edited, citations }) => edited && citations.length === 0).length
  const matched = shown.filter(({ support }) => support === 'supported').length
  return { matched, shown: shown.length - own, own }
}

/** How many pages of how many were read: "read 12 of 12 pages"; '' where that is not known. */
export function readWords(gists: readonly Pick<Gist, 'pages'>[], skipped: readonly SkippedPages[]): string {
  const pages = gists.reduce((sum, gist) => sum + gist.pages, 0)
  return pages === 0 ? '' : say('summaries', 'readPages', { read: Math.max(0, pages - countPages(skipped)), pages })
}

/** Pages that were left out, together. */
export function countPages(skipped: readonly SkippedPages[]): number {
  return skipped.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** Pages that were left out, and why. */
export function skippedWords({ title, from, to, error }: SkippedPages): string {
  const name = plainTitle(title)
  const pages =
    from === to
      ? say('summaries', 'skippedOne', { title: name, from })
      : say('summaries', 'skippedRange', { title: name, from, to })
  const reason = error === undefined ? say('summaries', 'skippedEmpty') : sayError(error).replace(/\.$/, '')
  return say('summaries', 'skippedWhy', { pages, reason })
}

const VALUES: ReadonlySet<string> = new Set(['number', 'date', 'name', 'address'])
const MOST_VALUES = 3
const LONGEST_VALUE = 40

/** The line for sentences that were put away: what they say that stands in no source. Undefined where none is. */
export function putAwayWords(sentences: readonly SummarySentence[]): string | undefined {
  const away = sentences.filter(({ shown }) => !shown)
  if (away.length === 0) return undefined
  const values = new Set(away.flatMap(saidAway))
  const count = away.length
  values.delete('')
  if (values.size === 0) return say('summaries', 'putAway', { count })
  const named = listed(values)
  return say('summaries', 'putAwayValues', { count, values: named, many: values.size })
}

/** Numbers, dates and names in the user's own words that stand in no source: "999 euros is in no source"; '' where all do. */
export function valuesAway(sentence: SummarySentence): string {
  const values = new Set(saidAway(sentence))
  values.delete('')
  return values.size === 0 ? '' : say('summaries', 'valuesAway', { values: listed(values), many: values.size })
}

function saidAway({ differs = [] }: SummarySentence): string[] {
  return differs
    .filter(({ kind, said, source }) => VALUES.has(kind) && source === '' && said.length <= LONGEST_VALUE)
    .map(({ said }) => said)
}

function listed(values: ReadonlySet<string>): string {
  return [...values].slice(0, MOST_VALUES).join(', ') + (values.size > MOST_VALUES ? ', …' : '')
}

/** What a list says of a summary that is not done; '' of one that is. */
export function stateWords({ state }: Pick<Summary, 'state'>): string {
  switch (state) {
    case 'done':
      return ''
    case 'streaming':
      return say('summaries', 'stateRunning')
    case 'stopped':
      return say('summaries', 'stateStopped')
    case 'interrupted':
      return say('summaries', 'stateInterrupted')
    case 'failed':
      return say('summaries', 'stateFailed')
  }
}
