import type { Citation, Quote } from '../../../api/answer.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { countMatches } from '../../app/answer/answer-words.ts'
import { plainTitle } from '../../app/citation-text.ts'
import type { AnswerResult } from './quick-store.ts'

/** Where words stand: "Lease Bergstraße 12, page 6". */
export function whereWords(source: Citation | Quote): string {
  return [plainTitle(source.title), pageWords(source)].filter((part) => part !== '').join(', ')
}

/** The foundation line of a written answer: what was counted, in bold, and the rest. */
export function foundationWords(
  { answer, given }: Pick<AnswerResult, 'answer' | 'given'>,
  source: Citation | Quote | undefined,
): { counted: string; rest: string } {
  const { matched, shown } = countMatches(answer)
  const counted = say('chat', 'matched', { matched, shown, count: shown })
  const matches = say('quickAsk', given ? 'matchesText' : 'matchesQuote', { count: matched })
  return {
    counted,
    rest: matches + (source === undefined ? '' : say('quickAsk', 'sourceIs', { where: whereWords(source) })),
  }
}
