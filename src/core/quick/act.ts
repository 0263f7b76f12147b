import type { AnswerSentence } from '../../api/answer.ts'
import { AssistantError } from '../../api/error.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { PartRead, QuickAction, QuickEvent } from '../../api/quick.ts'
import { choosePlan, type PlanKind } from '../answer/prompt/choose-plan.ts'
import { writePassages } from '../answer/write/write-passages.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { SummaryTemplates } from '../ports/summary-templates.ts'
import { checkAction } from './check-action.ts'
import { datesInText } from './dates-in-text.ts'
import { fitText, wordCount } from './fit-text.ts'
import { type GivenSource, givenSource } from './given-source.ts'
import { keyLines, ownSummary } from './key-lines.ts'
import type { QuickPrompts } from './quick-prompts.ts'
import { shortenedAtMost, shortenSentences } from './shorten.ts'

export type QuickActDeps = {
  models: Models
  settings: SettingsStore
  quickPrompts: QuickPrompts
  summaryTemplates: Pick<SummaryTemplates, 'shortening'>
}
type Input = MethodInput<'quick.act'>

/** What each kind of model can do beside what code does; a small one is not asked for what it gets wrong. */
const smallModelCan: ReadonlySet<QuickAction> = new Set(['summarise', 'shorter'])
const usualLanguage = 'en'

/**
 * Does something with a given text; the result is held against the text sentence by sentence. Stores nothing. Errors:
 * `model-needed`, `model-too-small`, those of loading a model.
 */
export async function* quickAct(deps: QuickActDeps, input: Input, signal: AbortSignal): AsyncGenerator<QuickEvent> {
  const { action, text: given } = input
  const { text } = given
  if (action === 'dates') return yield listed(datesInText(text))
  const choice = input.model ?? deps.settings.get().chatModel
  const info = await deps.models.describe(choice, 'chat', signal)
  const plan: PlanKind | undefined = info && choosePlan(info)
  if (plan === undefined && action !== 'summarise') throw new AssistantError('model-needed')
  if (info && plan === 'few-sentences' && !smallModelCan.has(action)) {
    throw new AssistantError('model-too-small', { name: info.name })
  }
  const source = await givenSource(text)
  // The key sentences of a text as they stand say more than a small model's sentence about them.
  if (action === 'summarise' && plan !== 'passages') return yield listed(ownSummary(source, text))
  const model = await deps.models.languageModel(choice, signal)
  if (model === undefined) throw new AssistantError('model-needed')
  yield { type: 'writing-started', model: model.info.name }
  if (plan === 'few-sentences') yield* shortened(deps, model, source, text, signal)
  else yield* written(deps, model, source, input, signal)
}

/** Sentences that need no writing, a line each. */
function listed(sentences: AnswerSentence[]): QuickEvent {
  return { type: 'action-finished', text: sentences.map((one) => one.text).join('\n'), sentences }
}

async function* shortened(
  { summaryTemplates }: QuickActDeps,
  model: LanguageModel,
  source: GivenSource,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<QuickEvent> {
  const all = sentencesOf(text)
  const tooMany = all.length > shortenedAtMost
  const lines = tooMany ? keyLines(source, text, text.length / 2).slice(0, shortenedAtMost) : all
  const sentences: AnswerSentence[] = []
  const template = summaryTemplates.shortening()
  for await (const event of shortenSentences(model, template, { text, language: source.language }, lines, signal)) {
    sentences.push(event.sentence)
    yield { type: 'text-delta', text: `${sentences.length > 1 ? ' ' : ''}${event.sentence.text}` }
    yield event
  }
  const read = lines.reduce((sum, { start, end }) => sum + wordCount(text.slice(start, end)), 0)
  const part: PartRead | undefined = tooMany ? { words: read, of: wordCount(text), best: true } : undefined
  yield {
    type: 'action-finished',
    text: sentences.map((one) => one.text).join(' '),
    sentences,
    model: model.info.name,
    ...(part ? { part } : {}),
  }
}

async function* written(
  { quickPrompts }: QuickActDeps,
  model: LanguageModel,
  source: GivenSource,
  { action, text: { text }, language = usualLanguage }: Input,
  signal: AbortSignal,
): AsyncGenerator<QuickEvent> {
  if (action === 'dates') return
  const values = { language: languageName(language) }
  const fitted = fitText(model, quickPrompts[action], action, values, source, text)
  const sentences: AnswerSentence[] = []
  let whole = ''
  let end = 0
  await using sequence = await model.openSequence({ priority: 'quick' })
  for await (const event of writePassages(sequence, fitted, checkAction(action, text), signal)) {
    if (event.type === 'text-delta') {
      whole += event.text
      yield event
    }
    if (event.type !== 'sentence-checked') continue
    const { sentence } = event
    const at = whole.indexOf(sentence.text, end)
    if (at >= 0) end = at + sentence.text.length
    sentences.push(sentence)
    yield event
  }
  yield {
    type: 'action-finished',
    // Up to the last whole sentence: what was cut off or went round in a loop is left out.
    text: whole.slice(0, end).trim(),
    sentences,
    model: model.info.name,
    ...(fitted.part ? { part: fitted.part } : {}),
  }
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  } catch {
    throw new AssistantError('bad-request')
  }
}
