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

/** Whether another embedder was chosen than the one that is searched with. */
export function isSwitching({ searchEmbedder: searched }: Settings): boolean {
  return searched !== undefined
}

/**
 * Searches with the chosen embedder from now on, where every document has its vectors, and lets those of other embedders
 * go. A kill in between leaves the switch under way; the next start ends it. Does nothing where another embedder is chosen
 * by now, or neither a switch is under way nor vectors of others are there.
 */
export async function completeSwitch(deps: SwitchDeps, choice: ModelChoice, signal: AbortSignal): Promise<void> {
  const settings = deps.settings.get()
  if (settings.embedder !== choice || choice === 'none') return
  if (!isSwitching(settings) && deps.store.embedders().length < 2) return
  const embedder = await deps.models.embedder(choice, signal)
  if (!embedder || deps.store.documentsToEmbed(embedder.id).length > 0) return
  for (const id of deps.store.embedders().filter((other) => other !== embedder.id)) {
    // The index first: it is the store that tells the next start what is left to do.
    await deps.index.dropVectors(id)
    deps.store.dropEmbedder(id)
  }
  if (!isSwitching(settings)) return
  deps.settings.set({ searchEmbedder: null })
  deps.publish('settings', { type: 'settings-changed' })
  deps.log.info('embedder switched', { name: embedder.name })
}
