import type { Answer, AnswerEvent, AnswerSentence, Quote } from '../../api/answer.ts'
import type { AnswerTable } from '../../api/answer-table.ts'
import type { Scope } from '../../api/document.ts'
import type { Route } from '../../api/route.ts'
import type { Hit } from '../../api/search.ts'
import type { StruckSource } from '../../api/thread.ts'
import { searchEmbedder } from '../models/search-embedder.ts'
import type { Embedder, LanguageModel } from '../ports.ts'
import { judge } from '../retrieval/answerability.ts'
import { preferNewest } from '../retrieval/prefer-newest.ts'
import { retrieve } from '../retrieval/retrieve.ts'
import { type BestSentence, bestSentences } from '../retrieval/sentences-of-hits.ts'
import { widen } from '../retrieval/widen.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { checkSentence } from './check/check-sentence.ts'
import { type Sources, sourcesOf } from './check/sources.ts'
import { disagreementsOf } from './disagreements.ts'
import { emptyAnswer } from './empty-answer.ts'
import { answerExhaustively } from './exhaustive/answer-exhaustively.ts'
import { searchText } from './follow-up.ts'
import { choosePlan } from './prompt/choose-plan.ts'
import { instructionsOf } from './prompt/instructions.ts'
import { type PassagesInput, passagesPrompt } from './prompt/passages.ts'
import { closestPassages, quotesOf } from './quotes.ts'
import { withoutStruck } from './struck.ts'
import { neighboursOf } from './write/neighbours.ts'
import { factsOfQuotes } from './write/quote-facts.ts'
import { writeFewSentences } from './write/write-few-sentences.ts'
import { writePassages } from './write/write-passages.ts'
import type { WriterEvent } from './write/writer-event.ts'

export type { AnswerDeps } from './answer-deps.ts'

/**
 * A question as asked. `model` and `embedder` are choices, the settings' where left out; `persona`: the id of one of the
 * settings'; `previous`: the question before it; `done`: the table of an exhaustive answer that is to go on.
 */
export type Question = {
  question: string
  scope: Scope
  struck?: readonly StruckSource[]
  model?: string
  embedder?: string
  persona?: string
  previous?: string
  route?: Route
  done?: AnswerTable
}

/** Hits looked at for one question, and quotes shown. */
export const hitsAtMost = 8
const quotesAtMost = 5

/**
 * Answers a question: quotes first, then, where the documents hold an answer and a model is there, sentences that are
 * checked one by one. Ends with `answer-finished`, also when it fails; only an abort throws.
 */
export async function* answerQuestion(
  deps: AnswerDeps,
  input: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  if (input.route === 'exhaustive') return yield* answerExhaustively(deps, input, signal)
  const started = deps.clock.now()
  const elapsed = () => deps.clock.now() - started
  const settings = deps.settings.get()
  const embedder = await deps.models.embedder(input.embedder ?? searchEmbedder(settings), signal)
  const text = searchText(input.question, input.previous)
  const searchable = deps.text.coverage(input.scope)
  const beingRead = (searchable.partly ?? 0) > 0
  const found = await findQuotes(deps, input, { text, beingRead }, embedder, signal)
  const { hits, quotes, answerable, mode, retrievedAt } = found
  const answer: Answer = {
    ...emptyAnswer(),
    quotes,
    disagreements: answerable ? disagreementsOf(quotes) : [],
    searched: searchable,
    collectionNames: deps.text.collectionNames([...new Set(quotes.map((quote) => quote.documentId))]),
    searchMode: mode,
  }
  const quotesMs = elapsed()
  answer.timings = { retrieveMs: retrievedAt - started, quotesMs, totalMs: quotesMs }
  const { disagreements, searched, collectionNames, searchMode } = answer
  yield { type: 'quotes-found', quotes, disagreements, searched, collectionNames, searchMode }

  const finish = (outcome: Answer['outcome']): AnswerEvent => ({
    type: 'answer-finished',
    answer: {
      ...answer,
      state: 'done',
      ...(outcome ? { outcome } : {}),
      timings: { ...answer.timings, totalMs: elapsed() },
    },
  })
  if (!answerable || quotes.length === 0) return yield finish('not-in-documents')
  const model = await deps.models.languageModel(input.model ?? settings.chatModel, signal)
  if (model === undefined) return yield finish('quotes')

  answer.model = model.info.name
  yield { type: 'writing-started', model: model.info.name }
  const plan = choosePlan(model.info)
  const { question } = input
  const asked = { question, instructions: instructionsOf(settings, input.persona) }
  const whole = plan === 'passages' && (input.struck ?? []).length === 0
  const passages = whole ? withSurroundings(deps, model, asked, hits) : hits
  const sources = sourcesOf([...quotes, ...passages], question)
  const check = (sentence: string) => checkSentence(sentence, sources, quotes, plan === 'few-sentences')
  for await (const event of write(deps, model, asked, { quotes, hits: passages, sources }, check, signal)) {
    if (event.type === 'prompt-read') {
      answer.usage.promptTokens += event.promptTokens
      answer.usage.cachedTokens += event.cachedTokens
    } else if (event.type === 'finished') answer.usage.answerTokens += event.answerTokens
    else {
      if (event.type === 'prompt-progress') answer.usage.contextTokens = model.contextTokens
      if (event.type === 'text-delta') answer.timings.firstTokenMs ??= elapsed()
      else if (event.type === 'sentence-checked') answer.sentences.push(event.sentence)
      yield event
    }
  }
  yield finish(stands(answer.sentences) ? 'written' : 'quotes')
}

/** The hits and the quotes from them. Someone waits for these, so nothing in the background evaluates meanwhile. */
async function findQuotes(
  deps: AnswerDeps,
  input: Question,
  { text, beingRead }: { text: string; beingRead: boolean },
  embedder: Embedder | undefined,
  signal: AbortSignal,
) {
  using hold = deps.models.holdBackground()
  const query = { text, k: hitsAtMost, mode: 'hybrid' as const, scope: input.scope }
  const { meaning, mode, evidence, families, ...found } = await retrieve({ ...deps, embedder }, query, signal)
  const hits = withoutStruck(found.hits, input.struck ?? [])
  const answerable = (deps.judge ?? judge)(evidence, text, hits).answerable
  const retrievedAt = deps.clock.now()
  // Reading takes one of the cores, embedding all of them.
  const options = { limit: quotesAtMost, hurried: hold.busy || beingRead }
  const quotes: Quote[] = answerable
    ? quotesOf(newestFirst(await bestSentences(text, meaning, hits, options, signal), families))
    : closestPassages(hits)
  return { hits, quotes, answerable, mode, retrievedAt }
}

/** Sentences of which the newest version of a file says its own first. */
function newestFirst(sentences: readonly BestSentence[], families: ReadonlyMap<string, string>): BestSentence[] {
  return preferNewest(sentences, ({ hit, text }) => {
    const family = families.get(hit.documentId)
    return family !== undefined && hit.version ? { family, number: hit.version.number, sentences: [text] } : undefined
  })
}

/** The question and the persona's instructions. */
type Asked = Omit<PassagesInput, 'passages'>

async function* write(
  deps: AnswerDeps,
  model: LanguageModel,
  asked: Asked,
  found: { quotes: readonly Quote[]; hits: readonly Hit[]; sources: Sources },
  check: (text: string) => AnswerSentence,
  signal: AbortSignal,
): AsyncGenerator<WriterEvent> {
  await using sequence = await model.openSequence({ priority: 'interactive' })
  if (choosePlan(model.info) === 'few-sentences') {
    const { question } = asked
    const facts = factsOfQuotes(question, found.quotes, found.sources)
    const neighbours = neighboursOf(question, facts, found.sources)
    const writer = { model, sequence, templates: deps.prompts }
    yield* writeFewSentences(writer, question, facts.length > 0 ? facts : found.quotes, neighbours, check, signal)
    return
  }
  const prompt = passagesPrompt(deps.prompts, model, { ...asked, passages: found.hits }, model.contextTokens)
  yield* writePassages(sequence, prompt.tokens, check, signal)
}

/** The hits with the text around them, where the model has room for all of it; as they are otherwise. */
function withSurroundings(deps: AnswerDeps, model: LanguageModel, asked: Asked, hits: readonly Hit[]): readonly Hit[] {
  const wide = hits.map((hit) => widen(deps.text, hit, { before: 1, after: 1 }))
  const { used } = passagesPrompt(deps.prompts, model, { ...asked, passages: wide }, model.contextTokens)
  return used === wide.length ? wide : hits
}

/** Whether something the model wrote survived its check. */
function stands(sentences: readonly AnswerSentence[]): boolean {
  return sentences.some((sentence) => sentence.shown && sentence.support !== 'none')
}
