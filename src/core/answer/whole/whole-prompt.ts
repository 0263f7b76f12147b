import type { PlanPart } from '../../../api/answer-plan.ts'
import type { LeftOut, Overflow } from '../../../api/route.ts'
import type { Hit } from '../../../api/search.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { ChatTurn, KeepState } from '../../ports/generation.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { keySentences } from '../../summarize/rank/key-sentences.ts'
import { asData, asLine } from '../prompt/as-data.ts'
import { documentTurns } from '../prompt/document-prefix.ts'
import { answerTokens, numberedPassage } from '../prompt/passages.ts'
import { fillValues, type PromptTemplates } from '../prompt/template.ts'
import { fitTurns, turnsAsChat } from '../thread/fit-turns.ts'
import type { PastTurn } from '../thread/turns.ts'
import { measureDocuments } from './document-tokens.ts'
import { fitDocuments } from './fit-documents.ts'

type WholeDeps = { text: TextStore; prompts: PromptTemplates }

/** What whole documents are asked. `hits`: the best passages of the scope; `instructions`: the persona's, '' without one. */
export type WholeInput = {
  question: string
  documents: readonly ScopedDocument[]
  hits: readonly Hit[]
  turns: readonly PastTurn[]
  overflow: Overflow
  instructions: string
}

/** A prompt with everything that is known of it before it is sent. `read`: documents that stand in it in full; `stoodIn`: passages of the others. */
export type WholePrompt = {
  tokens: number[]
  keep: KeepState | undefined
  parts: PlanPart[]
  read: ScopedDocument[]
  stoodIn: Hit[]
  leftOut: LeftOut[]
  turns: number
  turnsLeftOut: number
  roomTokens: number
}

/** Characters of a token, for key sentences, which are counted again before they go in. */
const charactersPerToken = 3.5

/**
 * The prompt over documents in full: rules, the documents in their order, earlier turns, what stands in for documents
 * that do not fit, the question. Nothing is cut: what does not fit is named in `leftOut` and `turnsLeftOut`.
 */
export function wholePrompt(deps: WholeDeps, model: LanguageModel, input: WholeInput): WholePrompt {
  const roomTokens = model.contextTokens - answerTokens
  const build = (documents: readonly ScopedDocument[], turns: readonly PastTurn[], standIn: string) =>
    layOut(deps, model, input, { documents, turns, standIn })
  const bare = build([], [], '').tokens.length
  const past = fitTurns(model, input.turns, Math.floor((roomTokens - bare) / 4))
  const room = roomTokens - bare - past.tokens
  const measured = measureDocuments(deps.text, model, input.documents, room)
  const { read, left, tokens } = fitDocuments(input.documents, measured.each, room, input.overflow !== 'leave-out')
  const standIn = standInFor(deps, model, input, left, room - tokens)
  const prompt = build(read, past.turns, standIn.text)
  const end = prompt.seams[read.length] ?? 0
  const revisionIds = read.map(({ revisionId }) => revisionId)
  const count = (text: string) => (text === '' ? 0 : model.tokenize(text).length)
  const question = count(asLine(input.question))
  const more = count(standIn.text)
  const used = prompt.tokens.length
  const parts: PlanPart[] = [
    { kind: 'documents', tokens, count: read.length },
    { kind: input.overflow === 'summary' ? 'summaries' : 'passages', tokens: more, count: standIn.count },
    { kind: 'history', tokens: past.tokens, count: past.turns.length },
    { kind: 'question', tokens: question, count: 1 },
    { kind: 'instructions', tokens: Math.max(0, used - tokens - more - past.tokens - question), count: 1 },
  ]
  return {
    tokens: prompt.tokens,
    keep: read.length > 0 ? { tokens: end, revisionIds } : undefined,
    parts: parts.filter((part) => part.count > 0),
    read,
    stoodIn: standIn.hits,
    leftOut: left.map(({ documentId, title, revisionId }) => ({
      documentId,
      title,
      tokens: measured.each.get(revisionId) ?? 0,
      handling: standIn.of.has(documentId) ? input.overflow : 'leave-out',
    })),
    turns: past.turns.length,
    turnsLeftOut: input.turns.filter(({ answer }) => answer !== '').length - past.turns.length,
    roomTokens,
  }
}

function layOut(
  { text, prompts }: WholeDeps,
  model: LanguageModel,
  { question, instructions }: WholeInput,
  given: { documents: readonly ScopedDocument[]; turns: readonly PastTurn[]; standIn: string },
): { tokens: number[]; seams: number[] } {
  const persona =
    instructions === '' ? '' : `${fillValues(prompts.persona.trim(), { instructions: asData(instructions) })}\n`
  const revisionIds = given.documents.map(({ revisionId }) => revisionId)
  const more = [given.standIn, persona].filter((part) => part !== '').join('\n\n')
  const values = { question: asLine(question), more: more === '' ? '' : `${more}\n`, opener: '' }
  const { turns, prefill } = documentTurns({ text, prompts }, revisionIds, values)
  const [rules, ...others] = turns
  const all: ChatTurn[] = rules ? [rules, ...turnsAsChat(given.turns), ...others] : others
  return model.layOut(all, prefill)
}

type StandIn = { text: string; count: number; hits: Hit[]; of: ReadonlySet<string> }

/** What is read of documents that do not fit: their best passages, or their key sentences, as far as there is room. */
function standInFor(
  deps: WholeDeps,
  model: LanguageModel,
  { overflow, hits }: WholeInput,
  left: readonly ScopedDocument[],
  room: number,
): StandIn {
  const none: StandIn = { text: '', count: 0, hits: [], of: new Set() }
  if (left.length === 0 || overflow === 'leave-out' || room < 50) return none
  const pieces = overflow === 'passages' ? passagesOf(hits, left) : summariesOf(deps, left, room)
  const taken: typeof pieces = []
  let tokens = 0
  for (const piece of pieces) {
    const own = model.tokenize(`\n\n${piece.text}`).length + 2
    if (tokens + own > room) continue
    tokens += own
    taken.push(piece)
  }
  return {
    text: taken.map(({ text }) => text).join('\n\n'),
    count: taken.length,
    hits: taken.flatMap(({ hit }) => (hit ? [hit] : [])),
    of: new Set(taken.map(({ documentId }) => documentId)),
  }
}

type Piece = { text: string; documentId: string; hit?: Hit }

function passagesOf(hits: readonly Hit[], left: readonly ScopedDocument[]): Piece[] {
  const ids = new Set(left.map(({ documentId }) => documentId))
  return hits
    .filter((hit) => ids.has(hit.documentId))
    .map((hit, index) => ({ text: numberedPassage(hit, index), documentId: hit.documentId, hit }))
}

function summariesOf({ text }: WholeDeps, left: readonly ScopedDocument[], room: number): Piece[] {
  const characters = Math.floor((room / left.length - 30) * charactersPerToken)
  return left.flatMap(({ documentId, revisionId, title }) => {
    const sentences = characters > 100 ? keySentences(text, revisionId, characters) : []
    const lines = sentences.map((sentence) => asLine(sentence.text)).join('\n')
    return lines === '' ? [] : [{ text: `<key sentences: ${asLine(title)}>\n${lines}\n</key sentences>`, documentId }]
  })
}
