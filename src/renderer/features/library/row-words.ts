import type { DocumentRow } from '../../../api/document.ts'
import { say, sayError } from '../../../messages/say.ts'
import { healthNote } from './health-words.ts'
import { reasonWords } from './reason-words.ts'

type Stated = Pick<DocumentRow, 'status' | 'pages' | 'pagesRead' | 'error' | 'warnings' | 'health' | 'recognising'>

/** The status of a document in one word or two, or what is wrong with it or its pages. */
export function statusWords(row: Stated): string {
  if (row.error !== undefined) return sayError(row.error)
  const warning = row.warnings[0]
  if (row.status === 'reading' && row.pages > 0)
    return say('library', 'readingPages', { read: row.pagesRead, pages: row.pages })
  if (row.status === 'recognising' && row.recognising !== undefined)
    return say('library', 'recognisingPages', row.recognising)
  if (row.status === 'ready' && warning !== undefined) return sayError(warning)
  if (row.status === 'ready') return healthNote(row.health)?.words ?? say('library', 'status-ready')
  return say('library', `status-${row.status}`)
}

/** The status as the table says it, where a sentence has no room. */
export function shortStatus(row: Stated): string {
  if (row.error !== undefined) return reasonWords(row.error.code)
  const warning = row.warnings[0]
  return row.status === 'ready' && warning !== undefined ? reasonWords(warning.code) : statusWords(row)
}

/** Whether a row has something the user should look at. */
export function needsALook(row: Pick<DocumentRow, 'error' | 'warnings' | 'status' | 'health'>): boolean {
  const said = row.status === 'failed' || row.error !== undefined || row.warnings.length > 0
  return said || healthNote(row.health)?.needsALook === true
}
