import { headingLine } from '../../documents/passage-text.ts'
import type { LanguageModel } from '../../ports.ts'
import type { Place } from '../check/sources.ts'
import { asData, asLine } from './as-data.ts'
import { fillTemplate, fillValues, type Prompt, type PromptTemplates } from './template.ts'

/** A passage for a prompt. */
export type Passage = Place & { text: string }

/** Tokens kept free for the answer. */
export const answerTokens = 400

/** What a prompt with passages is made from; `instructions`: the persona's, '' without one. */
export type PassagesInput = { question: string; passages: readonly Passage[]; instructions: string }

/** The prompt for larger models: numbered passages, as many whole ones as fit; `used` of them went in. */
export function passagesPrompt(
  templates: PromptTemplates,
  model: Pick<LanguageModel, 'chatTokens' | 'contextTokens'>,
  { question, passages, instructions }: PassagesInput,
  roomTokens: number,
): Prompt & { used: number; tokens: number[] } {
  const persona =
    instructions === '' ? '' : `\n${fillValues(templates.persona.trim(), { instructions: asData(instructions) })}`
  const fixed = { persona, question: asLine(question), opener: '' }
  const build = (count: number) => {
    const text = passages.slice(0, count).map(numbered).join('\n\n')
    const prompt = fillTemplate(templates.passages, { ...fixed, passages: text })
    return { ...prompt, used: count, tokens: model.chatTokens(prompt.turns, prompt.prefill) }
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

function numbered(passage: Passage, index: number): string {
  const { version } = passage
  const stands = version && !version.copies ? `version ${version.number} of ${version.of}` : ''
  const heading = [passage.title, stands, headingLine(passage.headingPath)].filter((part) => part !== '').join(' › ')
  return `<passage ${index + 1}: ${asLine(heading)}>\n${asData(passage.text)}\n</passage ${index + 1}>`
}
