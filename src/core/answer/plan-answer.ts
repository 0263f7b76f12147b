import type { AnswerPlan } from '../../api/answer-plan.ts'
import type { MethodInput } from '../../api/methods.ts'
import { retrieve } from '../retrieval/retrieve.ts'
import { type AnswerDeps, hitsAtMost } from './answer-question.ts'
import { choosePlan } from './prompt/choose-plan.ts'
import { instructionsOf } from './prompt/instructions.ts'
import { answerTokens, passagesPrompt } from './prompt/passages.ts'

/** How many tokens a small model's prompt takes at most; more sentences only lead it astray. */
const fewSentencesRoom = 300

/** What a question would read, before it is sent. Without a model nothing is read. */
export async function planAnswer(
  deps: AnswerDeps,
  input: MethodInput<'answer.plan'>,
  signal: AbortSignal,
): Promise<AnswerPlan> {
  const settings = deps.settings.get()
  const model = await deps.models.languageModel(input.model ?? settings.chatModel, signal)
  const nothing: AnswerPlan = {
    route: 'passages',
    chosen: false,
    contextTokens: 0,
    answerTokens: 0,
    roomTokens: 0,
    usedTokens: 0,
    readyTokens: 0,
    parts: [],
    narrowed: [],
    leftOut: [],
    turnsLeftOut: 0,
    documents: deps.text.coverage(input.scope).documents,
    whole: { fits: false, tokens: 0, exact: false },
  }
  if (model === undefined) return nothing
  const contextTokens = model.contextTokens
  const question = input.question.trim()
  const small = choosePlan(model.info) === 'few-sentences'
  const roomTokens = small ? fewSentencesRoom : contextTokens - answerTokens
  if (question === '') return { ...nothing, roomTokens, contextTokens, answerTokens }
  const query = { text: question, k: hitsAtMost, mode: 'lexical' as const, scope: input.scope }
  const { hits } = await retrieve({ ...deps, embedder: undefined }, query, signal)
  const instructions = small ? '' : instructionsOf(settings, input.persona)
  const { used, tokens } = passagesPrompt(deps.prompts, model, { question, passages: hits, instructions }, roomTokens)
  const usedTokens = Math.min(tokens.length, roomTokens)
  return {
    ...nothing,
    roomTokens,
    contextTokens,
    answerTokens,
    usedTokens,
    parts: [{ kind: 'passages', tokens: usedTokens, count: used }],
  }
}
