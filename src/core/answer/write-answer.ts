import type { AnswerSentence, Quote } from '../../api/answer.ts'
import type { Overflow, Reading } from '../../api/route.ts'
import type { Hit } from '../../api/search.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { Priority } from '../ports/priority.ts'
import type { TextStore } from '../ports/text-store.ts'
import { widen } from '../retrieval/widen.ts'
import { checkSentence } from './check/check-sentence.ts'
import { sourcesOf } from './check/sources.ts'
import { answerTokens, type PassagesInput, passagesPrompt } from './prompt/passages.ts'
import type { PromptTemplates } from './prompt/template.ts'
import type { ChosenReading } from './route/choose-reading.ts'
import { fitTurns } from './thread/fit-turns.ts'
import type { PastTurn } from './thread/turns.ts'
import { documentSources } from './whole/document-sources.ts'
import { wholePrompt } from './whole/whole-prompt.ts'
import { neighboursOf } from './write/neighbours.ts'
import { factsOfQuotes } from './write/quote-facts.ts'
import { writeFewSentences } from './write/write-few-sentences.ts'
import { writePassages } from './write/write-passages.ts'
import type { WriterEvent } from './write/writer-event.ts'

export type WriteDeps = { text: TextStore; prompts: PromptTemplates }

/**
 * What an answer is written from. `asked`: the question in the user's words, from which a small model's sentence takes its
 * opening; `struck`: the user struck words, so nothing around the passages is read.
 */
export type WriteInput = {
  reading: ChosenReading
  asked: string
  hits: readonly Hit[]
  quotes: readonly Quote[]
  turns: readonly PastTurn[]
  instructions: string
  overflow: Overflow
  struck: boolean
  priority: Priority
}

/** A writer's events, and what it reads, before the first of them. */
export type WriteEvent =
  | WriterEvent
  | { type: 'reads'; read: Omit<Reading, 'route' | 'chosen' | 'narrowed' | 'standalone'> }

/** Share of the room that earlier turns may take. */
const historyShare = 0.25

/** Writes an answer along the chosen route, each sentence checked against what was read. */
export async function* writeAnswer(
  deps: WriteDeps,
  model: LanguageModel,
  input: WriteInput,
  signal: AbortSignal,
): AsyncGenerator<WriteEvent> {
  await using sequence = await model.openSequence({ priority: input.priority })
  if (input.reading.route === 'whole') yield* writeWhole(deps, model, sequence, input, signal)
  else if (input.reading.plan === 'few-sentences') yield* writeFew(deps, model, sequence, input, signal)
  else yield* writeFromPassages(deps, model, sequence, input, signal)
}

type Sequence = Awaited<ReturnType<LanguageModel['openSequence']>>

async function* writeWhole(
  deps: WriteDeps,
  model: LanguageModel,
  sequence: Sequence,
  { reading, hits, quotes, turns, instructions, overflow }: WriteInput,
  signal: AbortSignal,
): AsyncGenerator<WriteEvent> {
  const { question, documents } = reading
  const strict = reading.plan === 'few-sentences'
  const asked = { question, documents, hits, turns, overflow, instructions: strict ? '' : instructions }
  const prompt = wholePrompt(deps, model, asked)
  const { read, stoodIn, leftOut, turnsLeftOut } = prompt
  yield {
    type: 'reads',
    read: { whole: read.length, passages: stoodIn.length, turns: prompt.turns, turnsLeftOut, leftOut },
  }
  const sources = documentSources(deps.text, read)
  const check = (sentence: string): AnswerSentence =>
    checkSentence(sentence, sourcesOf([...quotes, ...stoodIn, ...sources.near(sentence)], question), quotes, strict)
  yield* writePassages(sequence, prompt, check, signal)
}

async function* writeFew(
  deps: WriteDeps,
  model: LanguageModel,
  sequence: Sequence,
  { asked: question, hits, quotes }: WriteInput,
  signal: AbortSignal,
): AsyncGenerator<WriteEvent> {
  yield { type: 'reads', read: { whole: 0, passages: hits.length, turns: 0, turnsLeftOut: 0, leftOut: [] } }
  const sources = sourcesOf([...quotes, ...hits], question)
  const facts = factsOfQuotes(question, quotes, sources)
  const neighbours = neighboursOf(question, facts, sources)
  const writer = { model, sequence, templates: deps.prompts }
  const check = (sentence: string) => checkSentence(sentence, sources, quotes, true)
  yield* writeFewSentences(writer, question, facts.length > 0 ? facts : quotes, neighbours, check, signal)
}

async function* writeFromPassages(
  deps: WriteDeps,
  model: LanguageModel,
  sequence: Sequence,
  { reading: { question }, hits, quotes, turns, instructions, struck }: WriteInput,
  signal: AbortSignal,
): AsyncGenerator<WriteEvent> {
  const past = fitTurns(model, turns, Math.floor((model.contextTokens - answerTokens) * historyShare))
  const asked = { question, instructions, turns: past.turns }
  const passages = struck ? hits : withSurroundings(deps, model, asked, hits)
  const prompt = passagesPrompt(deps.prompts, model, { ...asked, passages }, model.contextTokens)
  const answered = turns.filter(({ answer }) => answer !== '').length
  const read = { turns: past.turns.length, turnsLeftOut: answered - past.turns.length }
  yield { type: 'reads', read: { whole: 0, passages: prompt.used, ...read, leftOut: [] } }
  const sources = sourcesOf([...quotes, ...passages], question)
  yield* writePassages(sequence, prompt, (sentence) => checkSentence(sentence, sources, quotes, false), signal)
}

/** The hits with the text around them, where the model has room for all of it; as they are otherwise. */
function withSurroundings(
  { text, prompts }: WriteDeps,
  model: LanguageModel,
  asked: Omit<PassagesInput, 'passages'>,
  hits: readonly Hit[],
): readonly Hit[] {
  const wide = hits.map((hit) => widen(text, hit, { before: 1, after: 1 }))
  const { used } = passagesPrompt(prompts, model, { ...asked, passages: wide }, model.contextTokens)
  return used === wide.length ? wide : hits
}
