import type { Difference } from '../../../api/answer.ts'
import { answerText } from '../../app/answer/answer-text.ts'
import type { CitationStyle } from '../../app/citation-text.ts'
import { pinpoint } from '../../app/citation-text.ts'
import type { ActionResult, AnswerResult, QuickState } from './quick-store.ts'

/** What a copy takes: the result as it stands, a chosen hit with its source, or a calculation's value; '' where there is none. */
export function copiedText(
  { result, reckoning, chosen, found }: Pick<QuickState, 'result' | 'reckoning' | 'chosen' | 'found'>,
  style: CitationStyle,
): string {
  if (result?.kind === 'action') return result.text.trim()
  if (result?.kind === 'answer') return textOf(result, style)
  const hit = found?.result.hits[chosen]
  if (hit) return pinpoint(hit.text, hit, style)
  return reckoning?.result ?? ''
}

/** An answer with its sources; from a given text, which is no document, its sentences alone. */
function textOf({ answer, given }: AnswerResult, style: CitationStyle): string {
  if (given === undefined) return answerText(answer, style)
  const shown = answer.sentences.filter((sentence) => sentence.shown).map(({ text }) => text.trim())
  return shown.length > 0 ? shown.join(' ') : answer.quotes.map(({ text }) => text.trim()).join('\n')
}

const valueKinds: readonly Difference['kind'][] = ['number', 'date', 'name', 'address']

/** Numbers, dates and names of a result that stand nowhere in the text it was made from, once each. */
export function addedValues({ sentences }: Pick<ActionResult, 'sentences'>): string[] {
  const differs = sentences.flatMap((sentence) => sentence.differs ?? [])
  return [...new Set(differs.filter((one) => valueKinds.includes(one.kind) && one.said !== '').map(({ said }) => said))]
}

/** A text in pieces; `added`: one of the values, where it stands as a whole. */
export function markedPieces(text: string, values: readonly string[]): { text: string; added: boolean }[] {
  const pieces: { text: string; added: boolean }[] = []
  const longestFirst = values.filter((value) => value !== '').toSorted((one, other) => other.length - one.length)
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const value = longestFirst.find((one) => text.startsWith(one, at) && isApart(text, at, at + one.length))
    if (value === undefined) {
      plain += text[at] ?? ''
      at += 1
      continue
    }
    if (plain !== '') pieces.push({ text: plain, added: false })
    plain = ''
    pieces.push({ text: value, added: true })
    at += value.length
  }
  return plain === '' ? pieces : [...pieces, { text: plain, added: false }]
}

/** Whether a run of a text is no part of a longer word or number. */
function isApart(text: string, start: number, end: number): boolean {
  const inWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  return !(inWord(start - 1) && inWord(start)) && !(inWord(end - 1) && inWord(end))
}
