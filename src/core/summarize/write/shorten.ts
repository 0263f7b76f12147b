import type { SummarySentence } from '../../../api/summary.ts'
import { asLine } from '../../answer/prompt/as-data.ts'
import { isTabular, tidyLine } from '../../answer/prompt/compression-grammar.ts'
import { fillTemplate } from '../../answer/prompt/template.ts'
import { wordsOf } from '../../answer/words/words.ts'
import type { GenerationEvent } from '../../ports/generation.ts'
import { checkShortened } from './check-reworded.ts'
import { cutGrammar } from './compress/cut-grammar.ts'
import { findCuts } from './compress/find-cuts.ts'
import { plainWords } from './compress/plain-words.ts'
import { ruleCuts } from './compress/rule-cuts.ts'
import { englishTagger } from './compress/tag-words.ts'
import { generateLine, type Pen } from './generate-line.ts'

/** Number of the way in which sentences are shortened. Raise it when the same one would be said otherwise: then kept notes are made anew. */
export const shorteningVersion = 2

/** A sentence of fewer words is short enough. */
const fewest = 9

/**
 * Says an English sentence of a source shorter and in plainer words. What it can do without is found by its grammar; a small model
 * chooses what of it goes, and where it keeps all, a rule does. `template`: the prompt, with its `text`. Sentences of other languages,
 * and those that cannot be shortened truly, are returned as they stand.
 */
export async function* shorten(
  pen: Pen,
  template: string,
  language: string,
  source: SummarySentence,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, SummarySentence> {
  const line = tidyLine(source.text)
  if (language !== 'en' || wordsOf(line).length < fewest || isTabular(line)) return source
  const tag = await englishTagger()
  const plain = plainWords(line)
  const cuts = findCuts({ text: plain, words: tag(plain) })
  if (cuts.length > 0) {
    const prompt = fillTemplate(template, { text: asLine(plain) })
    const options = { maxTokens: plain.length, grammar: cutGrammar(plain, cuts) }
    const written = yield* generateLine(pen, prompt, options, signal)
    const found = written === plain ? undefined : checkShortened(written, source)
    if (found) return found
  }
  const formal = plain === line ? [] : findCuts({ text: line, words: tag(line) })
  for (const said of [...ruleCuts(plain, cuts), ...ruleCuts(line, formal)]) {
    const found = checkShortened(said, source)
    if (found) return found
  }
  return source
}
