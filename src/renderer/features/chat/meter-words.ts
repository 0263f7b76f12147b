import type { MethodOutput } from '../../../api/methods.ts'
import { say } from '../../../messages/say.ts'

export type Plan = MethodOutput<'answer.plan'>

/** Tokens of a printed page: about 500 words of English at 1.3 tokens each. */
const TOKENS_PER_PAGE = 650

/** Pages, at least one. */
export function pagesIn(tokens: number): number {
  return Math.max(1, Math.round(tokens / TOKENS_PER_PAGE))
}

/** The meter in people's words: the room before a question is typed, what it reads then. */
export function meterWords(plan: Plan, asked: boolean): string {
  if (!asked || plan.passages === 0) return say('chat', 'roomFor', { count: pagesIn(plan.roomTokens) })
  const passages = say('chat', 'passages', { count: plan.passages })
  return say('chat', 'reads', { passages, pages: say('chat', 'pages', { count: pagesIn(plan.usedTokens) }) })
}

/** The filled share of the meter, 0 to 1. */
export function meterShare(plan: Plan, asked: boolean): number {
  if (!asked || plan.roomTokens === 0) return 0.06
  return Math.min(1, Math.max(0.06, plan.usedTokens / plan.roomTokens))
}
