import type { SummaryChoice } from '../../../api/summary.ts'

/** What a model that follows instructions is asked to write; `sentence`: one sentence of a source said again; `closing`: what ends a comparison. */
export type Task = SummaryChoice['form'] | 'note' | 'sentence' | 'closing'

/** Bullets and words of a form where the user did not say how many. */
export const usual = { bullets: 5, lineWords: 40, pageWords: 350 } as const

/** How a task is put to a model. Templates place it with `{{task}}`. */
export function taskText(task: Task, { bullets, words }: Pick<SummaryChoice, 'bullets' | 'words'>): string {
  const about = words === undefined ? '' : ` About ${words} words in all.`
  switch (task) {
    case 'line':
      return `Write one sentence of at most ${words ?? usual.lineWords} words that says what matters most.`
    case 'page':
      return `Write about ${words ?? usual.pageWords} words in short paragraphs with a blank line between them. No headings and no lists.`
    case 'note':
    case 'sections':
      return 'Note what this section says in one to three short sentences, each on a line of its own that begins with "- ".'
    case 'closing':
      return 'Say in two to four sentences what these documents share and where they differ, with their numbers, dates and names. Call each document by its title. No headings and no lists.'
    case 'sentence':
      return 'Say this again in one short sentence, with the same numbers, dates and names.'
    default:
      return `Write ${bullets ?? usual.bullets} bullets, each one short sentence on a line of its own that begins with "- ". No two say the same. Draw them from the whole text, beginning to end.${about}`
  }
}

/** What a summary is for, as a line of its own; '' where it is for anybody. */
export function focusText(focus: string | undefined): string {
  return focus === undefined
    ? ''
    : `\nIt is for this reader or question, so say what matters for it: ${focus.replace(/\s+/g, ' ').trim()}`
}

/** The language to write in, as a line of its own; '' for the document's own. */
export function languageText(language: string | undefined): string {
  if (language === undefined) return ''
  return `\nWrite in ${new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language}.`
}

/** Tokens that a task may take to be written. */
export function taskTokens(task: Task, { bullets, words }: Pick<SummaryChoice, 'bullets' | 'words'>): number {
  switch (task) {
    case 'line':
    case 'sentence':
      return 120
    case 'page':
      return Math.ceil((words ?? usual.pageWords) * 2) + 60
    case 'note':
    case 'sections':
    case 'closing':
      return 200
    default:
      return Math.max((bullets ?? usual.bullets) * 60, words === undefined ? 0 : words * 2) + 60
  }
}
