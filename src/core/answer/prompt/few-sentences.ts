import { headingLine } from '../../documents/passage-text.ts'
import type { Place } from '../check/sources.ts'
import { asLine } from './as-data.ts'
import { fillTemplate, type Prompt, type PromptTemplates } from './template.ts'

/** A best sentence with the place it stands in. */
export type FactLine = Place & { text: string }

/** The prompt for small models: the few best sentences with their headings, one worked example, an opened answer. */
export function fewSentencesPrompt(
  templates: PromptTemplates,
  question: string,
  lines: readonly FactLine[],
  opener: string,
): Prompt {
  const facts = lines.map(({ headingPath, text }) => {
    const heading = asLine(headingLine(headingPath.slice(-1))).slice(0, 60)
    return heading === '' ? `- ${asLine(text)}` : `- (${heading}) ${asLine(text)}`
  })
  return fillTemplate(templates['few-sentences'], { facts: facts.join('\n'), question: asLine(question), opener })
}
