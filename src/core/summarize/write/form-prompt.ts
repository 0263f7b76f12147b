import type { Genre } from '../../../api/genre.ts'
import type { SummaryChoice } from '../../../api/summary.ts'
import { asData, asLine } from '../../answer/prompt/as-data.ts'
import { fillTemplate, type Prompt } from '../../answer/prompt/template.ts'
import type { SummaryTemplates } from '../../ports/summary-templates.ts'
import { sectionText } from '../notes/section-text.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import { focusText, languageText, type Task, taskText } from './tasks.ts'

/** What every prompt of one summary shares. `language`: only where it is not the documents' own. */
export type PromptFrame = {
  templates: Pick<SummaryTemplates, 'read'>
  genre: Genre
  choice: SummaryChoice
  language: string | undefined
}

/** A prompt by the genre's template; `text` goes in as it is given. */
export function formPrompt({ templates, genre, choice, language }: PromptFrame, task: Task, text: string): Prompt {
  return fillTemplate(templates.read(genre), {
    text,
    task: taskText(task, choice),
    focus: asData(focusText(choice.focus)),
    language: languageText(language),
    opener: '',
  })
}

/** A document in full as it stands in a prompt. */
export function wholeText({ place, pages }: SummarySource): string {
  const body = pages.map(({ text }) => asData(text.trim())).filter((text) => text !== '')
  return `<document: ${asLine(place.title)}>\n${body.join('\n\n')}\n</document>`
}

/** Lines under a heading as they stand in a prompt. */
export function noteText(heading: string, lines: readonly string[]): string {
  return `<section: ${asLine(heading)}>\n${lines.map((line) => `- ${asLine(line)}`).join('\n')}\n</section>`
}

/** A section in full as it stands in a prompt. */
export function sectionPromptText(section: Section): string {
  const path = [...section.path, section.heading].filter((heading) => heading !== '').join(' › ')
  return `<section: ${asLine(path)}>\n${asData(sectionText(section))}\n</section>`
}
