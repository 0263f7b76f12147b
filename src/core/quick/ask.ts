import type { AnswerEvent } from '../../api/answer.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { AnswerDeps } from '../answer/answer-deps.ts'
import { answerQuestion } from '../answer/answer-question.ts'
import { choosePlan } from '../answer/prompt/choose-plan.ts'
import type { Question } from '../answer/question.ts'
import { givenSource } from './given-source.ts'
import type { QuickPrompts } from './quick-prompts.ts'

export type QuickAskDeps = AnswerDeps & { quickPrompts: QuickPrompts }

/** Sentences of a quick answer. */
const sentencesAtMost = 3

/** A short answer from the library, or from a given text alone, before all other work of the models. Stores nothing. */
export async function* quickAsk(
  deps: QuickAskDeps,
  { question, scope, text, model }: MethodInput<'quick.ask'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const asked: Question = {
    question,
    scope,
    route: 'passages',
    priority: 'quick',
    sentences: sentencesAtMost,
    ...(model === undefined ? {} : { model }),
  }
  const prompts = { ...deps.prompts, passages: deps.quickPrompts.ask }
  if (text === undefined) return yield* answerQuestion({ ...deps, prompts }, asked, signal)
  const source = await givenSource(text.text)
  const follows = await followsInstructions(deps, model, signal)
  const own: AnswerDeps = {
    ...deps,
    prompts,
    text: source.text,
    index: source.index,
    // The calibrated judge knows libraries. What follows instructions says itself where a text does not hold the answer.
    judge: ({ terms, hits }) => ({
      answerable: follows || terms.length === 0 || hits.some(({ coverage }) => coverage > 0),
      confidence: 1,
    }),
  }
  const everything = { collectionIds: [], documentIds: [] }
  yield* answerQuestion(own, { ...asked, scope: everything, widen: true, embedder: 'none' }, signal)
}

async function followsInstructions(
  { models, settings }: QuickAskDeps,
  model: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const info = await models.describe(model ?? settings.get().chatModel, 'chat', signal).catch(() => undefined)
  return info !== undefined && choosePlan(info) === 'passages'
}
