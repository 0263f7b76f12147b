import type { ErrorValue } from '../api/error.ts'
import { arrivals } from './en/arrivals.ts'
import { chat } from './en/chat.ts'
import { deletions } from './en/deletions.ts'
import { desktop } from './en/desktop.ts'
import { documents } from './en/documents.ts'
import { errors } from './en/errors.ts'
import { folders } from './en/folders.ts'
import { languages } from './en/languages.ts'
import { library } from './en/library.ts'
import { memory } from './en/memory.ts'
import { places } from './en/places.ts'
import { quickAsk } from './en/quick-ask.ts'
import { reader } from './en/reader.ts'
import { reading } from './en/reading.ts'
import { reasons } from './en/reasons.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { summaries } from './en/summaries.ts'
import { table } from './en/table.ts'
import { terminal } from './en/terminal.ts'

/** Every sentence that the user reads, by area. */
export const catalogue = {
  arrivals,
  chat,
  deletions,
  desktop,
  documents,
  errors,
  folders,
  languages,
  library,
  memory,
  places,
  quickAsk,
  reader,
  reading,
  reasons,
  search,
  shell,
  summaries,
  table,
  terminal,
}
export type Catalogue = typeof catalogue
export type MessageParameters = Readonly<Record<string, string | number>>

const numbers = new Intl.NumberFormat('en')

/**
 * Fills a template: `{name}` is a parameter, numbers grouped ("1,284"); `{count|document|documents}` chooses by the
 * number `count` and does not print it.
 */
export function fill(template: string, parameters: MessageParameters = {}): string {
  return template.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = parameters[name]
    if (one !== undefined) return (value === 1 ? one : many) ?? ''
    if (value === undefined) return whole
    return typeof value === 'number' ? numbers.format(value) : value
  })
}

/** The sentence `key` of `area`, filled. */
export function say<A extends keyof Catalogue>(
  area: A,
  key: keyof Catalogue[A] & string,
  parameters: MessageParameters = {},
): string {
  return fill((catalogue[area] as Record<string, string>)[key] ?? key, parameters)
}

/** The sentence for an error. */
export function sayError(error: Pick<ErrorValue, 'code' | 'parameters'>): string {
  return fill(errors[error.code], error.parameters)
}
