import type { Handlers } from '../../../api/handlers.ts'
import type { LibraryDeps } from './library-deps.ts'

/** Handlers of settings and the ledger. Another embedder gives the library its vectors in the background. */
export function settingsHandlers(
  deps: Pick<LibraryDeps, 'settings' | 'publish' | 'importer' | 'log'>,
): Pick<Handlers, 'settings.get' | 'settings.set' | 'ledger.list'> {
  return {
    'settings.get': () => deps.settings.get(),
    'settings.set'(change) {
      const before = deps.settings.get()
      const after = deps.settings.set(change)
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
