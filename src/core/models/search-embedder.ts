import type { ModelChoice } from '../../api/model.ts'
import type { Settings } from '../../api/settings.ts'

/** The embedder whose vectors are searched: the chosen one, or until it has vectors of everything the one before it. */
export function searchEmbedder(settings: Pick<Settings, 'embedder' | 'searchEmbedder'>): ModelChoice {
  return settings.searchEmbedder ?? settings.embedder
}
