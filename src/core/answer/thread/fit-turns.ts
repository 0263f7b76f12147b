import type { ChatTurn } from '../../ports/generation.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import { asData } from '../prompt/as-data.ts'
import type { PastTurn } from './turns.ts'

/** Tokens that a template adds to two turns, with room to spare. */
const framing = 16

/** The last turns of a thread, answered in words, that fit together into `room` tokens, in their order. */
export function fitTurns(
  model: Pick<LanguageModel, 'tokenize'>,
  turns: readonly PastTurn[],
  room: number,
): { turns: PastTurn[]; tokens: number } {
  const taken: PastTurn[] = []
  let tokens = 0
  for (const turn of turns.filter(({ answer }) => answer !== '').toReversed()) {
    const own = model.tokenize(turn.question).length + model.tokenize(turn.answer).length + framing
    if (tokens + own > room) break
    tokens += own
    taken.unshift(turn)
  }
  return { turns: taken, tokens }
}

/** Earlier turns as they stand in a prompt. */
export function turnsAsChat(turns: readonly PastTurn[]): ChatTurn[] {
  return turns.flatMap(({ question, answer }): ChatTurn[] => [
    { role: 'user', text: asData(question) },
    { role: 'assistant', text: asData(answer) },
  ])
}
