import type { ModelChoice } from '../../../api/model.ts'
import type { Settings } from '../../../api/settings.ts'
import { searchEmbedder } from '../../models/search-embedder.ts'
import type { ImportDeps } from './import-deps.ts'

type SwitchDeps = Pick<ImportDeps, 'store' | 'settings' | 'models' | 'index' | 'publish' | 'log'>

/** Another embedder was chosen: the one that was searched with goes on until the new one has its vectors. */
export function beginSwitch(deps: Pick<SwitchDeps, 'settings'>, before: Settings): void {
  const searched = searchEmbedder(before)
  const { embedder } = deps.settings.get()
  const atOnce = embedder === 'none' || searched === embedder
  deps.settings.set({ searchEmbedder: atOnce ? null : searched })
}

/**
 * Searches with the chosen embedder from now on, where every document has its vectors, and lets those of other embedders
 * go. Does nothing where no switch is under way.
 */
export async function completeSwitch(deps: SwitchDeps, choice: ModelChoice, signal: AbortSignal): Promise<void> {
  const settings = deps.settings.get()
  if (settings.searchEmbedder === undefined || settings.embedder !== choice) return
  const embedder = await deps.models.embedder(choice, signal)
  if (!embedder || deps.store.documentsToEmbed(embedder.id).length > 0) return
  deps.settings.set({ searchEmbedder: null })
  deps.publish('settings', { type: 'settings-changed' })
  for (const id of deps.store.embedders().filter((other) => other !== embedder.id)) {
    deps.store.dropEmbedder(id)
    await deps.index.dropVectors(id)
  }
  deps.log.info('embedder switched', { name: embedder.name })
}
