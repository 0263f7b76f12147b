import type { Reading, Route } from '../../../api/route.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { Models } from '../../ports/models.ts'
import type { SettingsStore } from '../../ports/settings-store.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { asksEveryDocument } from '../exhaustive/asks-every-document.ts'
import { type NarrowDeps, type Narrowed, narrowScope } from '../narrow/narrow-scope.ts'
import { choosePlan, type PlanKind } from '../prompt/choose-plan.ts'
import { answerTokens } from '../prompt/passages.ts'
import type { PromptTemplates } from '../prompt/template.ts'
import type { Question } from '../question.ts'
import { joinedWith, leansOnThread } from '../thread/follow-up.ts'
import { standAlone } from '../thread/stand-alone.ts'
import { type Measured, measureDocuments } from '../whole/document-tokens.ts'
import { chooseRoute } from './choose-route.ts'

export type ReadingDeps = NarrowDeps & { models: Models; settings: SettingsStore; prompts: PromptTemplates }

/**
 * How a question will be read. `question`: as it stands alone; `plan`: how the model is asked, undefined without one;
 * `load`: the model, loaded when it is first needed; `whole`: what reading the documents in full would take, where it was looked at.
 */
export type ChosenReading = Narrowed & {
  question: string
  standalone?: string
  route: Route
  chosen: boolean
  plan: PlanKind | undefined
  load: () => Promise<LanguageModel | undefined>
  whole?: Measured & { fits: boolean; ms: number | undefined }
}

/** More documents than these are not measured for reading in full unless the user asks for it. */
export const mostMeasured = 64

/**
 * Makes a question stand alone, narrows its scope to what it names, and chooses the route. `rewrite`: a model may be asked to
 * rewrite the question; otherwise it is joined with the one before it.
 */
export async function chooseReading(
  deps: ReadingDeps,
  input: Question,
  { rewrite }: { rewrite: boolean },
  signal: AbortSignal,
): Promise<ChosenReading> {
  const choice = input.model ?? deps.settings.get().chatModel
  const plan = await planOf(deps.models, choice, signal)
  let loading: Promise<LanguageModel | undefined> | undefined
  const load = () => (loading ??= deps.models.languageModel(choice, signal))
  const standalone = await alone(deps, input, rewrite && plan === 'passages' ? load : undefined, signal)
  const question = standalone ?? input.question
  const asked = { question, scope: input.scope, widen: input.widen }
  const narrowed = await narrowScope(deps, asked, signal)
  const { documents } = narrowed
  const struck = (input.struck ?? []).length > 0
  const looks = input.route === 'whole' || (input.route === undefined && plan === 'passages')
  const measurable = looks && plan !== undefined && narrowed.complete && documents.length > 0 && !struck
  const model = measurable && (input.route === 'whole' || documents.length <= mostMeasured) ? await load() : undefined
  const whole = model && measureWhole(deps.text, model, documents)
  // Struck words cannot be left out of documents in full, and without a model nothing is read in full.
  const wanted = input.route === 'whole' && !model ? 'passages' : input.route
  const route = chooseRoute({ wanted, documents: documents.length, every: asksEveryDocument(question), whole })
  return {
    ...narrowed,
    question,
    ...(standalone === undefined ? {} : { standalone }),
    route,
    chosen: input.route !== undefined,
    plan,
    load,
    ...(whole ? { whole } : {}),
  }
}

/** The reading as an answer says it, before anything is read. */
export function readingOf({ route, chosen, narrowed, standalone }: ChosenReading): Reading {
  return {
    route,
    chosen,
    narrowed,
    ...(standalone === undefined ? {} : { standalone }),
    whole: 0,
    passages: 0,
    turns: 0,
    turnsLeftOut: 0,
    leftOut: [],
  }
}

/** How the chosen model is asked; a model that cannot be described fails when it is loaded, with quotes already shown. */
async function planOf(models: Models, choice: string, signal: AbortSignal): Promise<PlanKind | undefined> {
  const info = await models.describe(choice, 'chat', signal).catch(() => undefined)
  return info && choosePlan(info)
}

async function alone(
  { prompts }: Pick<ReadingDeps, 'prompts'>,
  { question, turns = [] }: Question,
  load: (() => Promise<LanguageModel | undefined>) | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const previous = turns.at(-1)
  if (previous === undefined || question === '' || !leansOnThread(question)) return undefined
  if (load === undefined) return joinedWith(previous.question, question)
  return standAlone({ prompts, model: await load() }, question, turns, signal)
}

/** What reading documents in full would take of a model. */
export function measureWhole(
  text: TextStore,
  model: LanguageModel,
  documents: readonly ScopedDocument[],
): NonNullable<ChosenReading['whole']> {
  const room = model.contextTokens - answerTokens
  const found = measureDocuments(text, model, documents, room)
  const speed = model.speed()
  return {
    ...found,
    fits: found.tokens <= room,
    ms: speed ? found.tokens * speed.readMs : undefined,
  }
}
