import { asLine } from '../../answer/prompt/as-data.ts'
import { fillTemplate, type Prompt } from '../../answer/prompt/template.ts'

/** What a small model is shown: two sentences said shorter, then the one that is to be. */
const template = `[system]
Say the sentence shorter. Keep its facts.
[user]
The bridge, which had been planned since the war, was opened to traffic in 1932 after six years of work by the city's engineers.
[assistant]
The bridge was opened in 1932 after six years of work.
[user]
If the buyer does not pay within 30 days of receipt of the invoice, the seller may, without further notice, charge interest of 5% a year.
[assistant]
The seller may charge interest of 5% a year if the buyer does not pay within 30 days.
[user]
{{text}}
[assistant]
`

/** The prompt that has a small model say one sentence shorter. */
export function shortenPrompt(text: string): Prompt {
  return fillTemplate(template, { text: asLine(text) })
}
