import type { Handlers } from '../../../api/handlers.ts'
import { beginSwitch } from '../import/switch-embedder.ts'
import type { LibraryDeps } from './library-deps.ts'

/** Handlers of settings and the ledger. Another embedder makes its vectors in the background before it is searched with. */
export function settingsHandlers(
  deps: Pick<LibraryDeps, 'settings' | 'publish' | 'importer' | 'log'>,
): Pick<Handlers, 'settings.get' | 'settings.set' | 'ledger.list'> {
  return {
    'settings.get': () => deps.settings.get(),
    'settings.set'(change) {
      const before = deps.settings.get()
      const changed = deps.settings.set(change)
      if (changed.embedder !== before.embedder) beginSwitch(deps, before)
      const after = deps.settings.get()
      deps.publish('settings', { type: 'settings-changed' })
      if (after.embedder !== before.embedder) {
        deps.importer.embedAll(after.embedder).catch((error: unknown) => {
          deps.log.warn('the chosen embedder cannot be used', { error: String(error) })
        })
      }
      return after
    },
    'ledger.list': () => deps.settings.ledger(),
  }
}
