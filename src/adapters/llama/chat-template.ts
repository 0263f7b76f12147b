import type { ChatHistoryItem, LlamaModel, LlamaText, Tokenizer } from 'node-llama-cpp'
import type { ChatTurn } from '../../core/ports/generation.ts'
import type { PieceMemory } from './piece-memory.ts'
import type { Runtime } from './runtime.ts'

/** A prompt's tokens, and how many of them stand before each seam between two pieces of a turn. */
export type LaidOut = { tokens: number[]; seams: number[] }

/** The model's way of laying out a conversation, and how its turn ends. */
export type ChatTemplate = {
  /** Only the template's own marks become special tokens; text of the turns never does. */
  layOut(turns: readonly ChatTurn[], prefill: string): LaidOut
  /** Tokens that end the assistant's turn besides the vocabulary's own end tokens. */
  endTokens: ReadonlySet<number>
  /** Strings that end it where a model spells the mark out in letters. */
  endTexts: readonly string[]
}

/** Stands between the pieces of a turn until the template has laid it out; text of documents never holds it. */
const seam = '\u0000'

function historyItem(turn: ChatTurn): ChatHistoryItem {
  const text = typeof turn.text === 'string' ? turn.text : turn.text.join(seam)
  return turn.role === 'assistant' ? { type: 'model', response: [text] } : { type: turn.role, text }
}

/** As the library turns its text into tokens, but piece by piece. */
function layOut(text: LlamaText, tokenizer: Tokenizer, pieces: PieceMemory): LaidOut {
  const tokens: number[] = []
  const seams: number[] = []
  const add = (more: readonly number[]): void => {
    for (const token of more) tokens.push(token)
  }
  let plain = ''
  const flush = (): void => {
    for (const [index, piece] of plain.split(seam).entries()) {
      if (index > 0) seams.push(tokens.length)
      if (piece === '') continue
      const variant = tokens.length > 0 ? 'trimLeadingSpace' : undefined
      add(pieces.tokens(piece, variant ?? '', () => tokenizer(piece, false, variant)))
    }
    plain = ''
  }
  for (const value of text.values) {
    if (typeof value === 'string') plain += value
    else {
      flush()
      add(value.tokenize(tokenizer, tokens.length > 0))
    }
  }
  flush()
  return { tokens, seams }
}

/**
 * Reads the chat template that the GGUF carries. Models that can think aloud are asked to answer at once. The tokens of long
 * pieces come from `pieces`.
 */
export function readChatTemplate({ library }: Runtime, model: LlamaModel, pieces: PieceMemory): ChatTemplate {
  const wrapper = library.resolveChatWrapper(model, {
    warningLogs: false,
    customWrapperSettings: { qwen: { thoughts: 'discourage' } },
  })
  const render = (turns: readonly ChatTurn[], prefill: string) =>
    wrapper.generateContextState({
      chatHistory: [...turns.map(historyItem), { type: 'model', response: [prefill] }],
    })
  const endTokens = new Set<number>()
  const endTexts: string[] = []
  for (const trigger of render([{ role: 'user', text: '' }], '').stopGenerationTriggers) {
    const tokens = trigger.tokenize(model.tokenizer)
    if (tokens.length === 1 && tokens[0] !== undefined && model.isSpecialToken(tokens[0])) endTokens.add(tokens[0])
    else if (trigger.values.every((value) => typeof value === 'string')) endTexts.push(trigger.toString())
  }
  return {
    layOut: (turns, prefill) => layOut(render(turns, prefill).contextText, model.tokenizer, pieces),
    endTokens,
    endTexts: endTexts.filter((text) => text !== ''),
  }
}
