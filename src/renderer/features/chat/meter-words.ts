import type { AnswerPlan } from '../../../api/answer-plan.ts'
import { say } from '../../../messages/say.ts'

/** Tokens of a printed page: about 500 words of English at 1.3 tokens each. */
const TOKENS_PER_PAGE = 650

/** Pages, at least one. */
export function pagesIn(tokens: number): number {
  return Math.max(1, Math.round(tokens / TOKENS_PER_PAGE))
}

/** The meter in people's words: the room before a question is typed, what it reads then. */
export function meterWords(plan: AnswerPlan, asked: boolean): string {
  const read = plan.parts.reduce((sum, { kind, count }) => sum + (kind === 'passages' ? count : 0), 0)
  if (!asked || read === 0) return say('chat', 'roomFor', { count: pagesIn(plan.roomTokens) })
  const passages = say('chat', 'passages', { count: read })
  return say('chat', 'reads', { passages, pages: say('chat', 'pages', { count: pagesIn(plan.usedTokens) }) })
}

/** The filled share of the meter, 0 to 1. */
export function meterShare(plan: AnswerPlan, asked: boolean): number {
  if (!asked || plan.roomTokens === 0) return 0.06
  return Math.min(1, Math.max(0.06, plan.usedTokens / plan.roomTokens))
}
