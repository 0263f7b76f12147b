import type { SummarySentence } from '../../../api/summary.ts'
import { checkSentence } from '../../answer/check/check-sentence.ts'
import { sourcesOf } from '../../answer/check/sources.ts'
import { factsOf } from '../../answer/facts/facts-of.ts'
import { foldSpaces } from '../../answer/words/fold.ts'
import { isWhole } from '../../answer/write/worth.ts'
import { keepsFacts, keepsMeaning } from './keeps-meaning.ts'

/**
 * A sentence of a source in a model's own words, with its citation, date and owner; undefined where the words are no whole sentence,
 * are the source's own, or do not say what the source says.
 */
export function checkReworded(text: string, source: SummarySentence): SummarySentence | undefined {
  return keepsMeaning(text, source.text) ? checkShortened(text, source) : undefined
}

/** The same for a sentence that only leaves out what its source can do without. */
export function checkShortened(text: string, source: SummarySentence): SummarySentence | undefined {
  if (!isWhole(text) || bare(text) === bare(source.text)) return undefined
  const checked = checkSentence(text, sourcesOf(source.citations, ''), [], true)
  if (checked.support !== 'supported' || !checked.shown) return undefined
  if (!keepsFacts(factsOf(text), factsOf(source.text)) || !keepsDate(text, source)) return undefined
  return { ...source, text, verbatim: false }
}

function bare(text: string): string {
  return foldSpaces(text).replace(/[\s.!?]+$/, '')
}

/** A dated sentence goes on saying its date, as it stands there. */
function keepsDate(text: string, { date }: SummarySentence): boolean {
  return date === undefined || foldSpaces(text).includes(foldSpaces(date.text))
}
