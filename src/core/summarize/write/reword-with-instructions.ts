import type { SummarySentence } from '../../../api/summary.ts'
import { numbersAgree } from './across-languages.ts'
import { checkReworded } from './check-reworded.ts'
import { formPrompt, noteText, type PromptFrame } from './form-prompt.ts'
import { generateLine, type Pen } from './generate-line.ts'
import { taskTokens } from './tasks.ts'
import type { Reworder } from './write-extracted.ts'

const mark = /^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)/

/**
 * Has a model that follows instructions say a source's sentence again, in another language where one is asked for. Without one the
 * sentence stands where the words are not borne out; in another language it cannot, and is left out.
 */
export function rewordWithInstructions(pen: Pen, frame: PromptFrame): Reworder {
  return async function* (source, signal) {
    const prompt = formPrompt(frame, 'sentence', noteText(source.citations[0]?.headingPath.at(-1) ?? '', [source.text]))
    const maxTokens = taskTokens('sentence', frame.choice)
    const text = (yield* generateLine(pen, prompt, { maxTokens }, signal)).replace(mark, '')
    if (frame.language === undefined) return (text === '' ? undefined : checkReworded(text, source)) ?? source
    if (text === '' || !numbersAgree(text, source.text, frame.language)) return undefined
    return { ...source, text, verbatim: false } satisfies SummarySentence
  }
}
