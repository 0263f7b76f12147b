import type { MethodInput, MethodOutput } from '../../api/methods.ts'
import { retrieve } from '../retrieval/retrieve.ts'
import { type AnswerDeps, hitsAtMost } from './answer-question.ts'
import { choosePlan } from './prompt/choose-plan.ts'
import { instructionsOf } from './prompt/instructions.ts'
import { answerTokens, passagesPrompt } from './prompt/passages.ts'

/** How many tokens a small model's prompt takes at most; more sentences only lead it astray. */
const fewSentencesRoom = 300

/** How much one question can read with the chosen model, and what this one would take. Without a model nothing is read. */
export async function planAnswer(
  deps: AnswerDeps,
  input: MethodInput<'answer.plan'>,
  signal: AbortSignal,
): Promise<MethodOutput<'answer.plan'>> {
  const settings = deps.settings.get()
  const model = await deps.models.languageModel(input.model ?? settings.chatModel, signal)
  if (model === undefined) return { roomTokens: 0, contextTokens: 0, passages: 0, usedTokens: 0 }
  const contextTokens = model.contextTokens
  const question = input.question.trim()
  const small = choosePlan(model.info) === 'few-sentences'
  const roomTokens = small ? fewSentencesRoom : contextTokens - answerTokens
  if (question === '') return { roomTokens, contextTokens, passages: 0, usedTokens: 0 }
  const query = { text: question, k: hitsAtMost, mode: 'lexical' as const, scope: input.scope }
  const { hits } = await retrieve({ ...deps, embedder: undefined }, query, signal)
  const instructions = small ? '' : instructionsOf(settings, input.persona)
  const { used, tokens } = passagesPrompt(deps.prompts, model, { question, passages: hits, instructions }, roomTokens)
  return { roomTokens, contextTokens, passages: used, usedTokens: Math.min(tokens.length, roomTokens) }
}
