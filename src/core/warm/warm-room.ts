import type { LibraryStore } from '../library/library-store.ts'
import type { Log, SettingsStore, WarmFiles, WarmMemory, WarmRecord, WarmStore } from '../ports.ts'

type WarmRoomDeps = {
  store: WarmStore
  files: WarmFiles
  library: Pick<LibraryStore, 'document'>
  settings: Pick<SettingsStore, 'get'>
  readOnly: boolean
  log: Log
  changed(): void
}

/** The room on disk that models remember in. One change at a time. */
export type WarmRoom = WarmMemory & {
  budgetBytes(): number
  /** Lets the longest unused go until all of it is within what the user allows. */
  trim(): Promise<void>
  /** Deletes files without a record and records without a file: what an interruption left. */
  tidy(): Promise<void>
  forget(keys: readonly string[]): Promise<void>
}

/** Bytes of a megabyte of the settings. */
const megabyte = 2 ** 20

/**
 * Keeps what models remember within the user's budget. What is needed for a new state never comes from a document that is
 * kept ready: two of them would be read in turns for ever.
 */
export function createWarmRoom(deps: WarmRoomDeps): WarmRoom {
  const { store, files, readOnly } = deps
  let running: Promise<unknown> = Promise.resolve()
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = running.then(work)
    running = result.catch(() => undefined)
    return result
  }
  const budgetBytes = () => deps.settings.get().warmMegabytes * megabyte

  const forget = async (keys: readonly string[]): Promise<void> => {
    if (keys.length === 0 || readOnly) return
    await files.remove(keys)
    store.remove(keys)
    deps.changed()
  }

  /** Lets records go from the first on until the rest takes at most so many bytes. Whether it does. */
  const shrink = async (goers: readonly WarmRecord[], bytes: number): Promise<boolean> => {
    let left = store.list().reduce((sum, record) => sum + record.bytes, 0)
    const going: string[] = []
    for (const record of goers) {
      if (left <= bytes) break
      going.push(record.key)
      left -= record.bytes
    }
    if (left <= bytes) await forget(going)
    return left <= bytes
  }

  return {
    store,
    files,
    readOnly,
    changed: deps.changed,
    budgetBytes,
    forget: (keys) => queue(() => forget(keys)),
    makeRoom: (bytes) =>
      queue(async () => {
        if (readOnly || bytes > budgetBytes()) return false
        const { loose, pinned, own } = inOrderOfGoing(store.list(), pinnedRevisions(deps))
        return shrink([...loose, ...pinned.filter((record) => !own.has(record))], budgetBytes() - bytes)
      }),
    trim: () =>
      queue(async () => {
        const { loose, pinned } = inOrderOfGoing(store.list(), pinnedRevisions(deps))
        if (!readOnly) await shrink([...loose, ...pinned], budgetBytes())
      }),
    tidy: () =>
      queue(async () => {
        if (readOnly) return
        const present = new Set((await files.list()).map(({ key }) => key))
        const records = new Set(store.list().map(({ key }) => key))
        const stray = [...present].filter((key) => !records.has(key))
        const lost = [...records].filter((key) => !present.has(key))
        if (stray.length + lost.length === 0) return
        deps.log.info('warm states put right', { files: stray.length, records: lost.length })
        await files.remove(stray)
        if (lost.length > 0) store.remove(lost)
      }),
  }
}

/** Revisions of the documents that are kept ready. */
export function pinnedRevisions(deps: Pick<WarmRoomDeps, 'store' | 'library'>): Set<string> {
  return new Set(deps.store.pinned().flatMap((id) => deps.library.document(id)?.revisionId ?? []))
}

/**
 * The longest unused first: `loose` of no document that is kept ready, then `pinned`; `own` of these hold one such document
 * alone.
 */
function inOrderOfGoing(records: readonly WarmRecord[], revisions: ReadonlySet<string>) {
  const oldest = records.toSorted((a, b) => a.usedAt - b.usedAt)
  const isPinned = ({ revisionIds }: WarmRecord): boolean => revisionIds.some((id) => revisions.has(id))
  const pinned = oldest.filter(isPinned)
  return {
    loose: oldest.filter((record) => !isPinned(record)),
    pinned,
    own: new Set(pinned.filter(({ revisionIds }) => revisionIds.length === 1)),
  }
}
