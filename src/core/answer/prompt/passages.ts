import { headingLine } from '../../documents/passage-text.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { Place } from '../check/sources.ts'
import { turnsAsChat } from '../thread/fit-turns.ts'
import type { PastTurn } from '../thread/turns.ts'
import { asData, asLine } from './as-data.ts'
import { fillTemplate, fillValues, type Prompt, type PromptTemplates } from './template.ts'

/** A passage for a prompt. */
export type Passage = Place & { text: string }

/** Tokens kept free for the answer. */
export const answerTokens = 400

/** What a prompt with passages is made from; `instructions`: the persona's, '' without one; `turns`: earlier ones of the thread. */
export type PassagesInput = {
  question: string
  passages: readonly Passage[]
  instructions: string
  turns?: readonly PastTurn[]
}

/** The prompt for larger models: numbered passages, as many whole ones as fit; `used` of them went in. */
export function passagesPrompt(
  templates: PromptTemplates,
  model: Pick<LanguageModel, 'chatTokens' | 'contextTokens'>,
  { question, passages, instructions, turns = [] }: PassagesInput,
  roomTokens: number,
): Prompt & { used: number; tokens: number[] } {
  const persona =
    instructions === '' ? '' : `\n${fillValues(templates.persona.trim(), { instructions: asData(instructions) })}`
  const fixed = { persona, question: asLine(question), opener: '' }
  const build = (count: number) => {
    const text = passages.slice(0, count).map(numberedPassage).join('\n\n')
    const prompt = fillTemplate(templates.passages, { ...fixed, passages: text })
    const [rules, ...others] = prompt.turns
    const all = rules ? [rules, ...turnsAsChat(turns), ...others] : others
    return { turns: all, prefill: prompt.prefill, used: count, tokens: model.chatTokens(all, prompt.prefill) }
  }
  const room = Math.min(roomTokens, model.contextTokens - answerTokens)
  let fits = build(0)
  for (let low = 1, high = passages.length; low <= high; ) {
    const middle = (low + high) >> 1
    const tried = build(middle)
    if (tried.tokens.length <= room) {
      fits = tried
      low = middle + 1
    } else high = middle - 1
  }
  return fits
}

/** A passage between its marks, with where it stands; `index` counts from 0. */
export function numberedPassage(passage: Passage, index: number): string {
  const { version } = passage
  const stands = version && !version.copies ? `version ${version.number} of ${version.of}` : ''
  const heading = [passage.title, stands, headingLine(passage.headingPath)].filter((part) => part !== '').join(' › ')
  return `<passage ${index + 1}: ${asLine(heading)}>\n${asData(passage.text)}\n</passage ${index + 1}>`
}
