import type { LibraryStore } from '../library/library-store.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { WarmFiles, WarmMemory, WarmRecord, WarmStore } from '../ports/warm-memory.ts'
import { dropLostWarmStates } from './drop-warm-states.ts'

type WarmRoomDeps = {
  store: WarmStore
  files: WarmFiles
  library: Pick<LibraryStore, 'document'>
  settings: Pick<SettingsStore, 'get'>
  readOnly: boolean
  changed(): void
}

/** The room on disk that models remember in. One change at a time. */
export type WarmRoom = WarmMemory & {
  budgetBytes(): number
  /** Lets the longest unused go until all of it is within what the user allows. */
  trim(): Promise<void>
  /** Deletes files without a record and records without a file: what an interruption left. */
  tidy(): Promise<void>
  /** Deletes states, and tokens of texts that no other state holds. Throws `library-in-use` where this process only reads. */
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

  const forget = async (states: readonly string[]): Promise<void> => {
    if (states.length === 0) return
    const keys = [...new Set([...states, ...tokensOfNone(store.list(), new Set(states))])]
    if (!readOnly) await files.remove(keys)
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
        if (!readOnly) await dropLostWarmStates({ warm: store, warmFiles: files })
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

/** Whether a model remembers a document alone. */
export function hasState(records: readonly WarmRecord[], modelId: string, revisionId: string): boolean {
  return records.some(
    ({ kind, modelId: model, revisionIds }) =>
      kind === 'state' && model === modelId && revisionIds.length === 1 && revisionIds[0] === revisionId,
  )
}

/** Tokens of texts that stand in no state once these are gone. */
function tokensOfNone(records: readonly WarmRecord[], going: ReadonlySet<string>): string[] {
  const states = records.filter(({ kind, key }) => kind === 'state' && !going.has(key))
  const held = new Set(states.flatMap(({ revisionIds }) => revisionIds))
  const tokens = records.filter(({ kind, revisionIds }) => kind === 'tokens' && !revisionIds.some((id) => held.has(id)))
  return tokens.map(({ key }) => key)
}
