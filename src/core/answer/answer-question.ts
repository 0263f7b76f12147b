import type { Answer, AnswerEvent, AnswerSentence } from '../../api/answer.ts'
import { emptyAnswer } from '../../api/empty-answer.ts'
import { searchEmbedder } from '../models/search-embedder.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { withCitedQuotes } from './check/cited-quotes.ts'
import { disagreementsOf } from './disagreements.ts'
import { answerExhaustively } from './exhaustive/answer-exhaustively.ts'
import { findQuotes } from './find-quotes.ts'
import { instructionsOf } from './prompt/instructions.ts'
import type { Question } from './question.ts'
import { closestPassages } from './quotes.ts'
import { chooseReading, readingOf } from './route/choose-reading.ts'
import { createUsageMeter } from './usage.ts'
import { writeAnswer } from './write-answer.ts'

/**
 * Answers a question: how it is read first, then quotes, then, where the documents hold an answer and a model is there,
 * sentences that are checked one by one. Ends with `answer-finished`, also when it fails; only an abort throws.
 */
export async function* answerQuestion(
  deps: AnswerDeps,
  input: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const started = deps.clock.now()
  const elapsed = () => deps.clock.now() - started
  const settings = deps.settings.get()
  const chosen = await chooseReading(deps, input, { rewrite: true }, signal)
  let answer: Answer = { ...emptyAnswer(), reading: readingOf(chosen), searched: deps.text.coverage(chosen.scope) }
  if (chosen.route === 'exhaustive') return yield* answerExhaustively(deps, { chosen, asked: input }, signal)
  yield { type: 'reading-chosen', reading: readingOf(chosen) }

  const embedder = await deps.models.embedder(input.embedder ?? searchEmbedder(settings), signal)
  const beingRead = (answer.searched.partly ?? 0) > 0
  const found = await findQuotes(deps, { ...chosen, beingRead }, input.struck ?? [], embedder, signal)
  const { hits, answerable, mode } = found
  // What is read in full may hold what the judge of passages does not see.
  const judged = answerable || chosen.route === 'whole'
  const quotes = answerable || !judged ? found.quotes : []
  answer = {
    ...answer,
    quotes,
    disagreements: answerable ? disagreementsOf(quotes) : [],
    collectionNames: deps.text.collectionNames([...new Set(quotes.map((quote) => quote.documentId))]),
    searchMode: mode,
    timings: { retrieveMs: found.retrievedAt - started, quotesMs: elapsed(), totalMs: elapsed() },
  }
  yield quotesFound(answer)

  const finish = (outcome: Answer['outcome']): AnswerEvent => ({
    type: 'answer-finished',
    answer: {
      ...answer,
      state: 'done',
      ...(outcome ? { outcome } : {}),
      ...(outcome === 'not-in-documents' && answer.quotes.length === 0 ? { quotes: closestPassages(hits) } : {}),
      timings: { ...answer.timings, totalMs: elapsed() },
    },
  })
  if (!judged || (quotes.length === 0 && chosen.route !== 'whole')) return yield finish('not-in-documents')
  const model = await chosen.load()
  if (model === undefined) return yield finish(quotes.length > 0 ? 'quotes' : 'not-in-documents')

  answer.model = model.info.name
  const meter = createUsageMeter(model, answer.usage)
  yield { type: 'writing-started', model: model.info.name }
  const write = {
    reading: chosen,
    asked: input.question,
    hits,
    quotes,
    turns: input.turns ?? [],
    instructions: instructionsOf(settings, input.persona),
    overflow: input.overflow ?? 'passages',
    struck: (input.struck ?? []).length > 0,
    priority: input.priority ?? 'interactive',
  }
  const enough = () => answer.sentences.filter(isSound).length >= (input.sentences ?? Number.POSITIVE_INFINITY)
  for await (const event of writeAnswer(deps, model, write, signal)) {
    switch (event.type) {
      case 'reads':
        answer.reading = { ...readingOf(chosen), ...event.read }
        yield { type: 'reading-chosen', reading: answer.reading }
        break
      case 'prompt-read':
      case 'finished':
        answer.usage = meter.add(event)
        break
      case 'sentence-checked': {
        const cited = withCitedQuotes(answer.quotes, event.sentence)
        if (cited.quotes.length > answer.quotes.length) {
          answer.quotes = cited.quotes
          yield quotesFound(answer)
        }
        answer.sentences.push(cited.sentence)
        yield { ...event, sentence: cited.sentence }
        break
      }
      case 'text-delta':
        answer.timings.firstTokenMs ??= elapsed()
        yield event
        break
      default:
        yield event
    }
    if (enough()) break
  }
  const none = answer.quotes.length > 0 && answerable ? 'quotes' : 'not-in-documents'
  yield finish(stands(answer.sentences) ? 'written' : none)
}

function quotesFound({ quotes, disagreements, searched, collectionNames, searchMode }: Answer): AnswerEvent {
  return { type: 'quotes-found', quotes, disagreements, searched, collectionNames, searchMode }
}

/** Whether something the model wrote survived its check. */
function stands(sentences: readonly AnswerSentence[]): boolean {
  return sentences.some(isSound)
}

function isSound({ shown, support }: AnswerSentence): boolean {
  return shown && support !== 'none'
}
