import type { Answer, Difference } from '../../../api/answer.ts'
import { say } from '../../../messages/say.ts'

/** How many sentences are shown and how many of them match a quote. */
export function countMatches(answer: Pick<Answer, 'sentences'>): { matched: number; shown: number } {
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  return { matched: shown.filter((sentence) => sentence.support === 'supported').length, shown: shown.length }
}

/** What was searched: "searched 3 of 3 documents", with how it was searched where that was by words alone. */
export function searchedWords(answer: Pick<Answer, 'searched' | 'searchMode'>): string {
  const { documents, unread, partly = 0 } = answer.searched
  const parts = [
    say('chat', 'searched', { read: documents - unread, documents, count: documents }),
    partly > 0 ? say('chat', 'partly', { count: partly }) : '',
    answer.searchMode === 'lexical' ? say('chat', 'byWords') : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** A good no, as far as the documents were read. */
export function goodNoWords({ searched }: Pick<Answer, 'searched'>): string {
  const { documents, unread, partly = 0 } = searched
  if (unread === 0) return say('chat', 'notIn', { documents, count: documents })
  if (unread === documents && partly > 0) return say('chat', 'notInPart', { documents: partly, count: partly })
  if (unread === documents) return say('chat', 'noneRead', { documents, count: documents })
  return say('chat', 'notInRead', { read: documents - unread, documents })
}

/** The line for sentences put away: what they said that stands nowhere. Undefined where none is. */
export function putAwayWords(answer: Pick<Answer, 'sentences' | 'searched'>): string | undefined {
  const away = answer.sentences.filter((sentence) => !sentence.shown)
  if (away.length === 0) return undefined
  const said = away.flatMap((sentence) => sentence.differs ?? []).filter(isValue)
  const values = distinct(said.map((part) => part.said))
  const count = away.length
  if (values.length === 0) return say('chat', 'putAway', { count })
  const { partly = 0 } = answer.searched
  const documents = answer.searched.documents - answer.searched.unread
  const list = values.slice(0, 3).join(', ') + (values.length > 3 ? ', …' : '')
  const line = values.length === 1 ? 'putAwayOne' : 'putAwayMany'
  const all = say('chat', documents === 1 ? 'notInTheDocument' : 'inNoneOf', { documents })
  const where = partly > 0 ? say('chat', 'inNothingRead') : all
  return say('chat', line, { count, values: list, where })
}

/** Values without those that another holds, so that "1st of July" does not stand beside "1st". */
function distinct(values: readonly string[]): string[] {
  const all = [...new Set(values)]
  return all.filter((value) => !all.some((other) => other !== value && other.includes(value)))
}

const VALUE_KINDS: readonly Difference['kind'][] = ['number', 'date', 'name', 'address']
const LONGEST_VALUE = 40

/** Whether a difference is a value short enough to name that stands in no source. */
function isValue(part: Difference): boolean {
  return VALUE_KINDS.includes(part.kind) && part.source === '' && part.said !== '' && part.said.length <= LONGEST_VALUE
}
