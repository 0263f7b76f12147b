import type { DocumentFilter } from '../../api/document-filter.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import { say } from '../../messages/say.ts'

/** What people call a kind of document. */
export function kindWords(kind: DocumentKind): string {
  return say('search', `kind-${kind}`)
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** The name of a language by its ISO 639-1 code; the code itself where it is none. */
export function languageWords(code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

/** The last part of a folder's path, or the path where it has none. */
export function folderWords(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder
}

/** The name of a sender without the address, where there is one. */
export function senderWords(sender: string): string {
  const name = sender.replace(/\s*<[^<>]*>\s*$/, '').replace(/^"(.*)"$/, '$1')
  return name === '' ? sender : name
}

/** "2024", "March 2024", "3 Mar 2024", "since 3 Mar 2024", "1 Mar 2024 to 5 Apr 2024"; '' without dates. */
export function dateWords({ from, to }: Pick<DocumentFilter, 'from' | 'to'>): string {
  if (from === undefined && to === undefined) return ''
  if (from === undefined) return say('search', 'filterUntil', { day: dayOf(to ?? 0) })
  if (to === undefined) return say('search', 'filterSince', { day: dayOf(from) })
  const first = new Date(from)
  const year = first.getFullYear()
  if (from === new Date(year, 0, 1).getTime() && to === new Date(year + 1, 0, 1).getTime() - 1) return String(year)
  const [day, last] = [dayOf(from), dayOf(to)]
  return day === last ? day : say('search', 'filterBetween', { from: day, to: last })
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

/** A few names in words: up to two of them, or the first and how many more. */
export function listWords(names: readonly string[]): string {
  const [first = '', ...more] = names
  return more.length < 2 ? names.join(', ') : say('search', 'more', { first, count: more.length })
}

/** A filter in people's words, a part for each of its fields. */
export function filterWords(filter: DocumentFilter): string[] {
  const { kinds = [], languages: codes = [], folders = [], sender, name } = filter
  const parts = [
    listWords(kinds.map(kindWords)),
    dateWords(filter),
    sender === undefined ? '' : say('search', 'filterFrom', { sender: senderWords(sender) }),
    folders.length === 0 ? '' : say('search', 'filterIn', { folder: listWords(folders.map(folderWords)) }),
    listWords(codes.map(languageWords)),
    name === undefined ? '' : say('search', 'filterName', { name }),
  ]
  return parts.filter((part) => part !== '')
}
