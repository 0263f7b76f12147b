import type { PartRead, QuickAction } from '../../api/quick.ts'
import { asData } from '../answer/prompt/as-data.ts'
import { fillTemplate } from '../answer/prompt/template.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { GivenSource } from './given-source.ts'
import { keyLines } from './key-lines.ts'

/** A text as far as it fits into a prompt. `text`: what was read; `tokens`: the prompt; `maxTokens`: room to write. */
export type FittedText = { text: string; tokens: number[]; maxTokens: number; part?: PartRead }

/** What is written anew from end to end: its result is about as long as the text. */
const rewritten: ReadonlySet<QuickAction> = new Set(['translate', 'shorter', 'politer', 'plainer'])
/** Tokens of a result that is short whatever the text is. */
const shortResult = 400
/** Tokens that a rewritten text may have more than the text, and by what factor. */
const longer = { factor: 1.5, tokens: 64 }
/** Share of the context that a text which is rewritten may take. */
const rewrittenShare = 0.38

/**
 * The prompt of an action, with the whole text where model and result have room for it. Of a longer text the key sentences
 * are read, or its beginning where it is rewritten.
 */
export function fitText(
  model: Pick<LanguageModel, 'chatTokens' | 'contextTokens' | 'tokenize'>,
  template: string,
  action: QuickAction,
  values: Readonly<Record<string, string>>,
  source: GivenSource,
  text: string,
): FittedText {
  const rewrites = rewritten.has(action)
  const shortAtMost = Math.min(shortResult, Math.floor(model.contextTokens / 4))
  const build = (own: string): FittedText & { fits: boolean } => {
    const prompt = fillTemplate(template, { ...values, text: asData(own) })
    const tokens = model.chatTokens(prompt.turns, prompt.prefill)
    const count = rewrites ? model.tokenize(own).length : 0
    const maxTokens = rewrites ? Math.ceil(count * longer.factor) + longer.tokens : shortAtMost
    const fits =
      tokens.length + maxTokens <= model.contextTokens && count <= Math.max(1, model.contextTokens * rewrittenShare)
    return { text: own, tokens, maxTokens, fits }
  }
  const whole = build(text)
  if (whole.fits) return withoutFits(whole)
  const words = wordCount(text)
  let low = 0
  let high = text.length
  let best: FittedText = withoutFits(build(''))
  // Characters that fit, to within a few sentences.
  while (high - low > 200) {
    const middle = (low + high) >> 1
    const part = rewrites ? beginning(text, middle) : keyText(source, text, middle)
    const tried = build(part)
    if (tried.fits) {
      best = withoutFits(tried)
      low = middle
    } else high = middle
  }
  return { ...best, part: { words: wordCount(best.text), of: words, best: !rewrites } }
}

/** Words of a text, parted by white space. */
export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function withoutFits({ text, tokens, maxTokens }: FittedText): FittedText {
  return { text, tokens, maxTokens }
}

function beginning(text: string, characters: number): string {
  const head = text.slice(0, characters)
  const last = sentencesOf(head).at(-2)
  return last === undefined ? head : head.slice(0, last.end)
}

function keyText(source: GivenSource, text: string, characters: number): string {
  return keyLines(source, text, characters)
    .map((line) => line.text)
    .join('\n')
    .slice(0, characters)
}
