import type { AnswerSentence, Difference } from '../../api/answer.ts'
import { say } from '../../messages/say.ts'

/** What a weak sentence says differently from its source. */
export function differenceWords(difference: Difference): string {
  const { kind, said, source } = difference
  if (kind === 'exception') return say('chat', 'leavesOut', { source: shorten(source) })
  if (kind === 'negation') return say('chat', 'negationDiffers', { source: shorten(source) })
  if (source === '') return say('chat', 'notInQuote', { said: shorten(said) })
  if (said === '') return say('chat', 'leavesOut', { source: shorten(source) })
  return say('chat', 'saysOther', { said: shorten(said), source: shorten(source) })
}

/** Why a sentence is weak, in a few words. */
export function weakWords(sentence: Pick<AnswerSentence, 'differs'>): string {
  const differs = sentence.differs ?? []
  return differs.length === 0 ? say('chat', 'weak') : differs.slice(0, 2).map(differenceWords).join('; ')
}

const LONGEST = 60

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', LONGEST) || LONGEST)}…`
}
