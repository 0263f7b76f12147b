import { type AnswerPlan, PlanPart } from '../../../api/answer-plan.ts'
import { say } from '../../../messages/say.ts'
import { aboutTime } from '../../app/duration-words.ts'
import { listWords } from './list-words.ts'

/** Tokens of a printed page: about 500 words of English at 1.3 tokens each. */
const TOKENS_PER_PAGE = 650

/** Pages, at least one. */
export function pagesIn(tokens: number): number {
  return Math.max(1, Math.round(tokens / TOKENS_PER_PAGE))
}

/** The meter in people's words: the room before a question is typed, what it reads then. */
export function meterWords(plan: AnswerPlan, asked: boolean): string {
  if (plan.contextTokens === 0) return say('reading', 'noModel')
  const room = say('reading', 'roomFor', { count: pagesIn(plan.roomTokens) })
  if (!asked) return room
  if (plan.route === 'exhaustive') {
    const count = plan.documents
    return count === 0 ? room : say('reading', count === 1 ? 'readsOne' : 'readsEach', { count })
  }
  const count = (kind: PlanPart['kind']) =>
    plan.parts.reduce((sum, part) => sum + (part.kind === kind ? part.count : 0), 0)
  const [documents, summaries, passages] = [count('documents'), count('summaries'), count('passages')]
  const what = [
    documents > 0 ? say('reading', 'documentsWhole', { count: documents }) : '',
    summaries > 0 ? say('reading', 'keySentences', { count: summaries }) : '',
    passages > 0 ? say('chat', 'passages', { count: passages }) : '',
  ].filter((part) => part !== '')
  if (what.length === 0) return room
  const pages = say('chat', 'pages', { count: pagesIn(plan.usedTokens) })
  return say('reading', 'reads', { what: listWords(what), pages })
}

/** The filled share of the meter, 0 to 1. */
export function meterShare(plan: AnswerPlan, asked: boolean): number {
  if (!asked || plan.roomTokens === 0) return 0.06
  return Math.min(1, Math.max(0.06, plan.usedTokens / plan.roomTokens))
}

/** What does not fit, and what happens to it; '' where all fits. */
export function notFittingWords(plan: Pick<AnswerPlan, 'leftOut' | 'turnsLeftOut'>): string {
  const { leftOut, turnsLeftOut } = plan
  const handled = (['passages', 'summary', 'leave-out'] as const).flatMap((handling) => {
    const count = leftOut.filter((one) => one.handling === handling).length
    return count === 0
      ? []
      : [`${say('reading', 'doesNotFit', { count })} ${say('reading', `instead-${handling}`, { count })}`]
  })
  if (turnsLeftOut > 0) handled.push(say('reading', 'turnsDoNotFit', { count: turnsLeftOut }))
  return handled.join('; ')
}

/** Whether something is not read at all, neither in part. */
export function isLeftOut(plan: Pick<AnswerPlan, 'leftOut' | 'turnsLeftOut'>): boolean {
  return plan.turnsLeftOut > 0 || plan.leftOut.some(({ handling }) => handling === 'leave-out')
}

/** How much of what is read is remembered already; '' where nothing is. */
export function readyWords({ readyTokens, usedTokens }: Pick<AnswerPlan, 'readyTokens' | 'usedTokens'>): string {
  if (readyTokens === 0 || usedTokens === 0) return ''
  return readyTokens >= usedTokens ? say('reading', 'allReady') : say('reading', 'ready', { ready: readyTokens })
}

/** The parts of what is read that take room, as people think of a prompt. */
export function inOrder(parts: readonly PlanPart[]): PlanPart[] {
  const kinds = PlanPart.shape.kind.options
  return parts
    .filter(({ tokens }) => tokens > 0)
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
}

/** The name of a part of what is read. */
export function partWords({ kind, count }: Pick<PlanPart, 'kind' | 'count'>): string {
  return say('reading', `part-${kind}`, { count })
}

/** What the choice of whole documents would mean for this scope; '' where nothing is known of it. */
export function wholeWords({ whole, roomTokens }: Pick<AnswerPlan, 'whole' | 'roomTokens'>): string {
  if (whole.tokens === 0) return ''
  const pages = pagesIn(whole.tokens)
  if (!whole.fits) return say('reading', 'wholeTooLong', { pages, room: pagesIn(roomTokens) })
  return whole.ms === undefined ? '' : say('reading', 'wholeTakes', { pages, time: aboutTime(whole.ms) })
}
