import type { ChatHistoryItem, LlamaModel } from 'node-llama-cpp'
import type { ChatTurn } from '../../core/ports.ts'
import type { Runtime } from './runtime.ts'

/** The model's way of laying out a conversation, and how its turn ends. */
export type ChatTemplate = {
  /** Only the template's own marks become special tokens; text of the turns never does. */
  tokens(turns: readonly ChatTurn[], prefill: string): number[]
  /** Tokens that end the assistant's turn besides the vocabulary's own end tokens. */
  endTokens: ReadonlySet<number>
  /** Strings that end it where a model spells the mark out in letters. */
  endTexts: readonly string[]
}

function historyItem({ role, text }: ChatTurn): ChatHistoryItem {
  if (role === 'assistant') return { type: 'model', response: [text] }
  return { type: role, text }
}

/** Reads the chat template that the GGUF carries. Models that can think aloud are asked to answer at once. */
export function readChatTemplate({ library }: Runtime, model: LlamaModel): ChatTemplate {
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
    tokens: (turns, prefill) => render(turns, prefill).contextText.tokenize(model.tokenizer),
    endTokens,
    endTexts: endTexts.filter((text) => text !== ''),
  }
}
