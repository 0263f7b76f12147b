import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Genre } from '../../api/genre.ts'
import type { SummaryTemplate } from '../../api/summary.ts'
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
    return existsSync(copy) ? { genre, path: copy, own: true } : { genre, path: pathIn(given, genre), own: false }
  }
  return {
    list: () => Genre.options.map(template),
    read(genre) {
      const { path: used, own: isOwn } = template(genre)
      if (isOwn) {
        try {
          return templateText(used)
        } catch (error) {
          log.warn('a template of summaries is passed over', { path: used, error: String(error) })
        }
      }
      return templateText(pathIn(given, genre))
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

/** Throws where a file is no template: it must have a turn of the user with a place for the text. */
function templateText(file: string): string {
  const text = readFileSync(file, 'utf8')
  if (Buffer.byteLength(text) > largest) throw new Error('too large')
  if (text.includes('\uFFFD')) throw new Error('not UTF-8')
  if (!/^\[user\]\s*$/m.test(text) || !text.includes('{{text}}')) throw new Error('no [user] turn with {{text}}')
  return text.replace(/^\uFEFF/, '')
}
