import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { datesIn } from '../facts/dates.ts'
import { type DocumentHead, headOf } from './head-of-document.ts'
import type { Named } from './named-documents.ts'

type Period = { text: string; fits(head: DocumentHead): boolean }

const quarter = /\bq([1-4])\b/i
const year = /\b(19|20)\d\d\b/g

/** Share of the documents that must begin with a date themselves: among others a date says when something was, not in which. */
const mostlyDated = 0.7

/**
 * Documents that begin with a date that the question says: a quarter with its year in their title, a day or month among
 * their first words, a year in either. Periods that all documents or none fit tell nothing; of several each counts.
 */
export function documentsOfDates(
  text: Pick<TextStore, 'page'>,
  question: string,
  documents: readonly ScopedDocument[],
): Named | undefined {
  const periods = periodsIn(question)
  if (periods.length === 0) return undefined
  const dated = documents.filter((document) => isDated(headOf(text, document)))
  if (dated.length < documents.length * mostlyDated) return undefined
  const found = new Map<string, ScopedDocument[]>()
  for (const period of periods) {
    const own = documents.filter((document) => period.fits(headOf(text, document)))
    // A question that compares periods needs them all: one that no document is of leaves the scope as it is.
    if (own.length === 0) return undefined
    found.set(period.text, own)
  }
  const all = new Set([...found.values()].flat())
  if (all.size === 0 || all.size === documents.length) return undefined
  return { words: [...found.keys()].join(', '), documents: documents.filter((document) => all.has(document)) }
}

function isDated({ dates, years }: DocumentHead): boolean {
  return years.size > 0 || dates.some((date) => !date.startsWith('*'))
}

/** Quarters, then dates, then bare years that belong to neither. */
function periodsIn(question: string): Period[] {
  const periods: Period[] = []
  let rest = question
  for (const match of question.matchAll(/\bq([1-4])\s*(?:of\s+)?((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s*q([1-4])\b/gi)) {
    const [said, first, after, before, last] = match
    const [number, of] = [first ?? last ?? '', after ?? before ?? '']
    periods.push({
      text: said,
      fits: ({ title }) => title.includes(of) && quarter.exec(title.join(' '))?.[1] === number,
    })
    rest = rest.replace(said, ' ')
  }
  for (const { text, values } of datesIn(rest)) {
    const full = values.filter((value) => !value.startsWith('*'))
    if (full.length > 0)
      periods.push({ text, fits: ({ dates }) => dates.some((date) => full.some((said) => within(date, said))) })
    rest = rest.replace(text, ' ')
  }
  for (const [said] of rest.matchAll(year)) periods.push({ text: said, fits: ({ years }) => years.has(said) })
  return periods
}

/** Whether a date is the one said, or lies in it. */
function within(date: string, said: string): boolean {
  const [own, wanted] = [date.split('-'), said.split('-')]
  return wanted.every((part, index) => part === '*' || part === own[index])
}
