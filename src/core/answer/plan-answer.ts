import type { AnswerPlan, PlanPart } from '../../api/answer-plan.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { Hit } from '../../api/search.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { ThreadStore } from '../ports/thread-store.ts'
import { retrieve } from '../retrieval/retrieve.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { hitsAtMost } from './find-quotes.ts'
import { instructionsOf } from './prompt/instructions.ts'
import { answerTokens, passagesPrompt } from './prompt/passages.ts'
import type { Question } from './question.ts'
import { type ChosenReading, chooseReading, measureWhole, mostMeasured } from './route/choose-reading.ts'
import { fitTurns } from './thread/fit-turns.ts'
import { turnsUpTo } from './thread/turns.ts'
import { wholePrompt } from './whole/whole-prompt.ts'

/** How many tokens a small model's prompt takes at most; more sentences only lead it astray. */
const fewSentencesRoom = 300

/** What a question would read, before it is sent. Without a model nothing is read. */
export async function planAnswer(
  deps: AnswerDeps & { threads: Pick<ThreadStore, 'message'> },
  input: MethodInput<'answer.plan'>,
  signal: AbortSignal,
): Promise<AnswerPlan> {
  const { model: choice, persona, route } = input
  const turns = turnsUpTo(deps.threads, input.parentId)
  const asked: Question = {
    question: input.question.trim(),
    scope: input.scope,
    turns,
    overflow: input.overflow,
    widen: input.widen,
    ...(choice === undefined ? {} : { model: choice }),
    ...(persona === undefined ? {} : { persona }),
    ...(route === undefined ? {} : { route }),
  }
  const reading = await chooseReading(deps, asked, { rewrite: false }, signal)
  const model = await reading.load()
  const measurable = model && reading.complete && reading.documents.length <= mostMeasured
  const whole = reading.whole ?? (measurable ? measureWhole(deps.text, model, reading.documents) : undefined)
  const base = planWithout(deps, { ...reading, ...(whole ? { whole } : {}) })
  if (model === undefined) return base
  const small = reading.plan === 'few-sentences'
  const inFull = reading.route === 'whole'
  const roomTokens = small && !inFull ? fewSentencesRoom : model.contextTokens - answerTokens
  const sized = { ...base, contextTokens: model.contextTokens, answerTokens, roomTokens }
  // A table reads its documents one by one, each within the room.
  if (asked.question === '' || reading.route === 'exhaustive') return sized
  const hits = await wordHits(deps, reading, signal)
  const instructions = small ? '' : instructionsOf(deps.settings.get(), input.persona)
  if (inFull) {
    const { documents, question } = reading
    const prompt = wholePrompt(deps, model, {
      question,
      documents,
      hits,
      turns,
      overflow: input.overflow,
      instructions,
    })
    const { parts, leftOut, turnsLeftOut } = prompt
    return { ...sized, ...read(model, prompt.tokens), parts, leftOut, turnsLeftOut }
  }
  const past = small ? { turns: [], tokens: 0 } : fitTurns(model, turns, Math.floor(roomTokens / 4))
  const made = passagesPrompt(
    deps.prompts,
    model,
    { question: reading.question, passages: hits, instructions, turns: past.turns },
    roomTokens,
  )
  const tokens = made.tokens.slice(0, roomTokens)
  const parts: PlanPart[] = [
    { kind: 'passages', tokens: tokens.length - past.tokens, count: made.used },
    { kind: 'history', tokens: past.tokens, count: past.turns.length },
  ]
  const answered = small ? 0 : turns.filter(({ answer }) => answer !== '').length
  return {
    ...sized,
    ...read(model, tokens),
    parts: parts.filter(({ count }) => count > 0),
    turnsLeftOut: answered - past.turns.length,
  }
}

/** The plan as far as it is known without a model's tokens. */
function planWithout(deps: AnswerDeps, reading: ChosenReading): AnswerPlan {
  const { route, chosen, narrowed, whole, documents, complete } = reading
  return {
    route,
    chosen,
    contextTokens: 0,
    answerTokens: 0,
    roomTokens: 0,
    usedTokens: 0,
    readyTokens: 0,
    parts: [],
    narrowed,
    leftOut: [],
    turnsLeftOut: 0,
    documents: complete ? documents.length : deps.text.coverage(reading.scope).documents,
    whole: whole
      ? {
          fits: whole.fits,
          tokens: whole.tokens,
          exact: whole.exact,
          ...(whole.ms === undefined ? {} : { ms: whole.ms }),
        }
      : { fits: false, tokens: 0, exact: false },
  }
}

/** The tokens of a prompt, those that are ready, and about how long the rest takes. */
function read(model: LanguageModel, tokens: readonly number[]): Pick<AnswerPlan, 'usedTokens' | 'readyTokens' | 'ms'> {
  const readyTokens = model.readyTokens(tokens)
  const speed = model.speed()
  return {
    usedTokens: tokens.length,
    readyTokens,
    ...(speed ? { ms: (tokens.length - readyTokens) * speed.readMs } : {}),
  }
}

/** The best passages by words alone: planning runs while someone types. */
async function wordHits(deps: AnswerDeps, { question, scope }: ChosenReading, signal: AbortSignal): Promise<Hit[]> {
  const query = { text: question, k: hitsAtMost, mode: 'lexical' as const, scope }
  return (await retrieve({ ...deps, embedder: undefined }, query, signal)).hits
}
