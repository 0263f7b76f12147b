import type { Collection, Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { filterWords } from '../../app/filter-words.ts'

/** Whether a scope is everything. */
export function isEverything(scope: Scope): boolean {
  return scope.collectionIds.length === 0 && scope.documentIds.length === 0 && !isFiltered(scope)
}

function isFiltered({ filter }: Scope): boolean {
  return filter !== undefined && filterWords(filter).length > 0
}

/**
 * A scope in a few words: a collection's name, a document's title, or a count, then what narrows it. `title`: of the only
 * document.
 */
export function scopeWords(scope: Scope, collections: readonly Collection[], title?: string): string {
  const narrowed = scope.filter ? filterWords(scope.filter) : []
  const union = unionWords(scope, collections, title)
  return [union === '' ? say('shell', 'allDocuments') : union, ...narrowed].join(', ')
}

function unionWords(scope: Scope, collections: readonly Collection[], title?: string): string {
  const named = scope.collectionIds.map((id) => collections.find((collection) => collection.id === id)?.name)
  const parts: string[] = []
  if (named.length === 1) parts.push(named[0] ?? say('chat', 'collections', { count: 1 }))
  else if (named.length > 1) parts.push(say('chat', 'collections', { count: named.length }))
  const documents = scope.documentIds.length
  if (documents === 1 && title !== undefined) parts.push(title)
  else if (documents > 0) parts.push(say('chat', 'documents', { count: documents }))
  return parts.join(' + ')
}

/** A scope with a collection or document put in, or taken out where it was in. */
export function toggled(scope: Scope, kind: 'collectionIds' | 'documentIds', id: string): Scope {
  const ids = scope[kind]
  return { ...scope, [kind]: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] }
}

export const EVERYTHING: Scope = { collectionIds: [], documentIds: [] }
