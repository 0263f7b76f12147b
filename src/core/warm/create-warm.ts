import type { Publish } from '../../api/handlers.ts'
import type { LibraryStore } from '../library/library-store.ts'
import type { Log } from '../ports/log.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { warmHandlers } from './handlers.ts'
import type { WarmRoom } from './warm-room.ts'
import { createWarmWhenIdle, type DocumentPrefix } from './warm-when-idle.ts'

export type WarmDeps = {
  room: WarmRoom
  library: Pick<LibraryStore, 'document'>
  text: Pick<TextStore, 'documentsOf' | 'revision' | 'scopeDocuments'>
  settings: Pick<SettingsStore, 'get'>
  models: Pick<Models, 'list' | 'describe' | 'languageModel'>
  prefix: DocumentPrefix
  log: Log
  publish: Publish
}

/** What models remember of documents, and the reading ahead of those that are kept ready. */
export type Warm = {
  handlers: ReturnType<typeof warmHandlers>
  /** Publishes, and goes by what it publishes: another budget, a document that was read. */
  publish: Publish
  setIdle(idle: boolean): void
  stop(): Promise<void>
}

export function createWarm(deps: WarmDeps): Warm {
  const { room, log } = deps
  const changed = () => deps.publish('models', { type: 'warm-changed' })
  const idle = createWarmWhenIdle({ ...deps, changed })
  return {
    handlers: warmHandlers({ ...deps, idle, changed }),
    publish(topic, event) {
      deps.publish(topic, event)
      if (topic === 'settings') {
        room.trim().catch((error: unknown) => log.error('warm states not trimmed', { error: String(error) }))
        idle.look('all')
      } else if (topic === 'library') idle.look()
    },
    setIdle: idle.setIdle,
    stop: idle.stop,
  }
}
