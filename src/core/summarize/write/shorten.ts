import type { SummarySentence } from '../../../api/summary.ts'
import { asLine } from '../../answer/prompt/as-data.ts'
import { isTabular, shorteningGrammar, tidyLine } from '../../answer/prompt/compression-grammar.ts'
import { numberGrammar } from '../../answer/prompt/number-grammar.ts'
import { fillTemplate } from '../../answer/prompt/template.ts'
import type { GenerationEvent } from '../../ports.ts'
import { checkReworded } from './check-reworded.ts'
import { generateLine, type Pen } from './generate-line.ts'
import { wordCount } from './keeps-meaning.ts'
import { cutsAreSafe } from './safe-cuts.ts'
import { trimByRule } from './trim-by-rule.ts'

/** Sentences of fewer words are short enough; of more words, a small model loses what they say. */
const [fewest, mostFree, mostAtAll] = [9, 42, 70]

/**
 * Has a small model say a source's sentence shorter: in its own words with no number that the sentence has not, then by leaving out
 * phrases, then by rule. `template`: the prompt, with its `text`. Returns the first that says the same, otherwise the sentence as it stands.
 */
export async function* shorten(
  pen: Pen,
  template: string,
  source: SummarySentence,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, SummarySentence> {
  const line = tidyLine(source.text)
  const words = wordCount(line)
  // A question said as a statement is another thing.
  if (words < fewest || words > mostAtAll || isTabular(line) || /\?\W*$/.test(line)) return source
  const maxTokens = Math.min(110, words * 2 + 12)
  const dropping = shorteningGrammar(line)
  const grammars = [...(words <= mostFree ? [numberGrammar([line])] : []), ...(dropping ? [dropping] : [])]
  for (const [tried, grammar] of grammars.entries()) {
    const writing = generateLine(pen, fillTemplate(template, { text: asLine(line) }), { maxTokens, grammar }, signal)
    for (let step = await writing.next(); ; step = await writing.next()) {
      if (step.done) {
        const isShorter = wordCount(step.value) < words && cutsAreSafe(step.value, line)
        const found = isShorter ? checkReworded(step.value, source) : undefined
        if (found) return found
        break
      }
      // Only the first try is shown as it is written.
      if (tried === 0 || step.value.type !== 'text-delta') yield step.value
    }
  }
  return checkReworded(trimByRule(line), source) ?? source
}
