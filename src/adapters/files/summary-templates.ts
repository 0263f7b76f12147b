import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Genre } from '../../api/genre.ts'
import type { SummaryTemplate, TemplateProblem } from '../../api/summary.ts'
import type { Log } from '../../core/ports/log.ts'
import type { SummaryTemplates } from '../../core/ports/summary-templates.ts'

/** Larger copies than this are no template, in bytes. */
const largest = 64 * 1024

/**
 * The templates of summaries, `summaries/<genre>.txt` in both folders: `own` holds the user's copies, which take the place of
 * those in `given`. A copy that cannot be read, or is none, is passed over with a warning in the log.
 */
export function createSummaryTemplates(own: string, given: string, log: Pick<Log, 'warn'>): SummaryTemplates {
  const pathIn = (folder: string, genre: Genre) => path.join(folder, 'summaries', `${genre}.txt`)
  const template = (genre: Genre): SummaryTemplate => {
    const copy = pathIn(own, genre)
    if (!existsSync(copy)) return { genre, path: pathIn(given, genre), own: false }
    const { problem } = readTemplate(copy)
    return { genre, path: copy, own: true, ...(problem === undefined ? {} : { problem }) }
  }
  return {
    list: () => Genre.options.map(template),
    read(genre) {
      const { path: used, own: isOwn } = template(genre)
      const { text, problem } = readTemplate(used)
      if (text !== undefined) return text
      if (isOwn) log.warn('a template of summaries is passed over', { path: used, problem })
      return readFileSync(pathIn(given, genre), 'utf8')
    },
    shortening: () => readFileSync(path.join(given, 'shorten-sentence.txt'), 'utf8'),
    copy(genre) {
      const copy = pathIn(own, genre)
      mkdirSync(path.dirname(copy), { recursive: true })
      if (!existsSync(copy)) copyFileSync(pathIn(given, genre), copy, constants.COPYFILE_EXCL)
      return template(genre)
    },
    drop(genre) {
      rmSync(pathIn(own, genre), { force: true })
      return template(genre)
    },
  }
}

/** A template as text, with what is wrong with it; no text where it cannot be used: it must have a turn of the user with a place for the text. */
function readTemplate(file: string): { text?: string; problem?: TemplateProblem } {
  let bytes: Buffer
  try {
    if (statSync(file).size > largest) return { problem: 'too-large' }
    bytes = readFileSync(file)
  } catch {
    return { problem: 'unreadable' }
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (text.includes('\uFFFD')) return { problem: 'not-text' }
  // What stands above the first turn is for the user.
  const [, turns] = /^\[user\][^\S\n]*$([^]*)/m.exec(text) ?? []
  if (turns === undefined) return { problem: 'no-user' }
  if (!turns.includes('{{text}}')) return { problem: 'no-text' }
  return turns.includes('{{task}}') || /^\[system\][^]*\{\{task\}\}/m.test(text)
    ? { text }
    : { text, problem: 'no-task' }
}
