import type { Scope } from '../../api/document.ts'
import { toJson } from './json.ts'

/** Documents of a scope that are not removed, as a condition on `documents d`; `@collections`, `@documents` are JSON lists. */
export const inScope = `d.removed_at IS NULL AND (
  @everything = 1
  OR d.id IN (SELECT value FROM json_each(@documents))
  OR d.id IN (SELECT document_id FROM collection_documents WHERE collection_id IN (SELECT value FROM json_each(@collections)))
)`

export type ScopeParameters = { everything: number; documents: string; collections: string }

/** The parameters that `inScope` names. */
export function scopeParameters(scope: Scope): ScopeParameters {
  const everything = scope.collectionIds.length === 0 && scope.documentIds.length === 0
  return {
    everything: everything ? 1 : 0,
    documents: toJson(scope.documentIds),
    collections: toJson(scope.collectionIds),
  }
}
