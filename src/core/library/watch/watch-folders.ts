import { AssistantError, type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { Publish } from '../../../api/handlers.ts'
import type { SyncReport, WatchedFolder } from '../../../api/watched-folder.ts'
import { pause } from '../../jobs/pause.ts'
import type { FolderWatcher } from '../../ports/folder-watcher.ts'
import { baseName } from '../file-names.ts'
import type { FolderRecord } from './folder-store.ts'
import { createLiveFolder, endLive, type LiveFolder, later, unwatch } from './live-folder.ts'
import { relevantPaths } from './relevant-paths.ts'
import { scopesOf } from './scopes.ts'
import { shownFolder } from './shown-folder.ts'
import { type SyncDeps, syncFolder } from './sync-folder.ts'

/** Times in milliseconds. */
export type WatchTimes = {
  /** How long a file must have been left alone to be read. */
  quiet: number
  /** Between two looks into a folder whose changes cannot be seen. */
  poll: number
  /** Between two looks whether a folder is there, or is back: nothing tells that the folder itself was taken away. */
  missing: number
  /** Between two marks of a folder that changes. */
  mark: number
}
const usualTimes: WatchTimes = { quiet: 500, poll: 5 * 60_000, missing: 10_000, mark: 60_000 }
const minute = 60_000
const day = 24 * 60 * minute
/** A mark is kept when nothing happened for this long: events come later than what they tell of. */
const calmMs = 1500
/** More paths than this are not looked at one by one. */
const mostScopes = 1000
/** A file that is written all the time is looked at again after a pause that doubles up to this. */
const longestWait = 60_000

export type WatchDeps = Omit<SyncDeps, 'quietMs'> & { watcher: FolderWatcher | undefined; publish: Publish }

/** Keeps the library in step with the watched folders. */
export type FolderWatch = {
  list(): WatchedFolder[]
  show(folderId: string): WatchedFolder
  /** Begins to watch what is stored. Owners only. */
  start(): void
  /** Begins to watch a folder, or begins again after its rules or its pause changed. */
  open(folderId: string): void
  /** Ends watching a folder; its mark is forgotten. */
  close(folderId: string): Promise<void>
  /** Compares now. Errors: those of `syncFolder`, `folder-not-found`. */
  sync(folderId: string, acceptRemovals: boolean): Promise<SyncReport>
  /** Settles when nothing is in line: for tests and for commands that end. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Watches the folders of a library, each at its own pace, and compares them one after the other. */
export function watchFolders(deps: WatchDeps, times: Partial<WatchTimes> = {}): FolderWatch {
  const { quiet, poll, missing, mark } = { ...usualTimes, ...times }
  const { folders, watcher, clock, log } = deps
  const syncDeps: SyncDeps = { ...deps, quietMs: quiet }
  const lives = new Map<string, LiveFolder>()
  const ending = new AbortController()
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }
  const changed = () => deps.publish('library', { type: 'folders-changed' })

  function need(folderId: string): FolderRecord {
    const folder = folders.folder(folderId)
    if (!folder) throw new AssistantError('folder-not-found')
    return folder
  }

  async function run(folderId: string, live: LiveFolder, acceptRemovals = false): Promise<SyncReport> {
    const { signal } = live.ending
    signal.throwIfAborted()
    const folder = need(folderId)
    const whole = live.all || live.dirty.size > mostScopes
    const scopes = whole ? undefined : scopesOf(live.dirty)
    live.queued = false
    live.all = false
    live.dirty = new Set()
    live.syncing = true
    live.runs++
    if (whole) changed()
    try {
      const marking = whole ? await watcher?.mark(folder.path, folderId).catch(() => undefined) : undefined
      const result = await syncFolder(syncDeps, { folder, scopes, acceptRemovals }, signal)
      const { report, documentIds, unquiet } = result
      live.missing = false
      if (folder.error) folders.change(folderId, { error: undefined })
      if (live.error && !isOfWatching(live.error)) live.error = undefined
      if (documentIds.length > 0) {
        deps.publish('library', { type: 'documents-changed', documentIds })
        deps.publish('library', { type: 'collections-changed' })
      }
      live.wait = unquiet.length === 0 ? 0 : Math.min(longestWait, Math.max(2 * quiet, live.wait * 2))
      if (unquiet.length > 0) later(live, 'again', live.wait, () => touch(folderId, live, unquiet))
      if (marking && unquiet.length === 0 && live.dirty.size === 0) {
        await marking.keep()
        live.marked = clock.now()
      } else markLater(folderId, live, folder.path)
      if (report.added + report.changed + report.moved + report.removed > 0) {
        log.info('folder synced', { folder: folder.path, ...report })
        deps.publish('library', { type: 'folder-synced', folderId, report })
      }
      return report
    } catch (error) {
      if (!signal.aborted) fail(folderId, live, folder, error)
      throw error
    } finally {
      live.syncing = false
      changed()
    }
  }

  /** A folder that is not there is looked for; a question pauses; anything else is tried again by the poll. */
  function fail(folderId: string, live: LiveFolder, folder: FolderRecord, error: unknown): void {
    const value = toErrorValue(error)
    if (value.code === 'internal') log.error('folder not synced', { folder: folder.path, detail: value.detail })
    live.all = true
    if (value.code === 'folder-not-there') {
      live.missing = true
      void unwatch(live)
      look(folderId, live, missing)
    } else if (value.code === 'folder-mostly-gone') {
      folders.change(folderId, { paused: true, error: value })
      void end(folderId)
    } else {
      live.error = value
      look(folderId, live, poll)
    }
  }

  function touch(folderId: string, live: LiveFolder, paths: readonly string[]): void {
    for (const path of paths) live.dirty.add(path)
    queue(folderId, live)
  }

  function queue(folderId: string, live: LiveFolder): void {
    if (live.queued || live.ending.signal.aborted) return
    live.queued = true
    void inLine(() => run(folderId, live)).catch(() => undefined)
  }

  function look(folderId: string, live: LiveFolder, ms: number): void {
    later(live, 'look', ms, () => {
      live.all = true
      again(folderId, live)
    })
  }

  /** Notes the folder's look once it is calm, so that a later start need not compare everything. */
  function markLater(folderId: string, live: LiveFolder, path: string): void {
    if (!watcher || !live.watching || live.timers.has('mark')) return
    later(live, 'mark', Math.max(calmMs, live.marked + mark - clock.now()), () => {
      void markWhenCalm(folderId, live, path).catch(() => undefined)
    })
  }

  async function markWhenCalm(folderId: string, live: LiveFolder, path: string): Promise<void> {
    const { happened } = live
    const [marking, runs] = await inLine(async () => [await watcher?.mark(path, folderId), live.runs] as const)
    await pause(calmMs, live.ending.signal)
    const isCalm =
      live.happened === happened &&
      live.runs === runs &&
      live.dirty.size === 0 &&
      !live.all &&
      !live.timers.has('again')
    if (!isCalm) return markLater(folderId, live, path)
    await marking?.keep()
    live.marked = clock.now()
  }

  /** Watches and catches up. */
  async function begin(folderId: string, live: LiveFolder): Promise<void> {
    const folder = folders.folder(folderId)
    if (!folder || folder.paused || live.ending.signal.aborted) return
    const { path } = folder
    await watchLive(folderId, live, path)
    if (live.ending.signal.aborted) return unwatch(live)
    const isRecent = folder.syncedAt !== undefined && clock.now() - folder.syncedAt < day && !live.all
    const since = isRecent ? await watcher?.changesSince(path, folderId).catch(() => undefined) : undefined
    if (since) for (const one of relevantPaths(path, since)) live.dirty.add(one)
    else live.all = true
    if (live.dirty.size > 0 || live.all) queue(folderId, live)
    else changed()
  }

  async function watchLive(folderId: string, live: LiveFolder, path: string): Promise<void> {
    if (live.watching) return
    const failed = (code: 'watch-limit' | 'watch-unavailable') => {
      const name = baseName(path) || path
      live.error = { code, parameters: { name, minutes: Math.max(1, Math.round(poll / minute)) } }
      void unwatch(live)
      look(folderId, live, poll)
      changed()
    }
    try {
      if (!watcher) throw new AssistantError('watch-unavailable')
      const { kind, identity } = await deps.files.place(path)
      if (kind !== 'folder') return
      live.identity = identity
      live.watching = await watcher.watch(path, {
        changed(paths) {
          const those = relevantPaths(path, paths)
          if (those.length === 0) return
          live.happened = clock.now()
          if (those.includes(path)) return again(folderId, live)
          touch(folderId, live, those)
        },
        failed,
      })
      if (live.error && isOfWatching(live.error)) live.error = undefined
      checkLater(folderId, live, path)
    } catch (error) {
      const { code } = toErrorValue(error)
      failed(code === 'watch-limit' ? code : 'watch-unavailable')
    }
  }

  function checkLater(folderId: string, live: LiveFolder, path: string): void {
    later(live, 'check', missing, () => {
      void deps.files.place(path).then(({ identity }) => {
        if (!live.watching) return
        if (identity === live.identity) checkLater(folderId, live, path)
        else again(folderId, live)
      })
    })
  }

  /** The folder itself went or came: whatever watches may watch what is no longer there. */
  function again(folderId: string, live: LiveFolder): void {
    live.all = true
    void unwatch(live)
      .then(() => begin(folderId, live))
      .catch((error: unknown) => log.error('folder not watched', { error: String(error) }))
  }

  async function end(folderId: string): Promise<void> {
    const live = lives.get(folderId)
    if (!live) return
    lives.delete(folderId)
    await endLive(live)
  }

  function openLive(folderId: string): LiveFolder {
    const found = lives.get(folderId)
    if (found) return found
    const live = createLiveFolder()
    lives.set(folderId, live)
    return live
  }

  function open(folderId: string): void {
    if (ending.signal.aborted || need(folderId).paused) return
    const live = openLive(folderId)
    void begin(folderId, live).catch((error: unknown) => log.error('folder not watched', { error: String(error) }))
  }

  const show = (folder: FolderRecord) => shownFolder(deps, folder, lives.get(folder.id))

  return {
    list: () => folders.list().map(show),
    show: (folderId) => show(need(folderId)),
    start() {
      for (const folder of folders.list()) open(folder.id)
    },
    open,
    async close(folderId) {
      await end(folderId)
      await inLine(async () => watcher?.forget(folderId))
    },
    sync(folderId, acceptRemovals) {
      need(folderId)
      // Only when its turn has come: one before it may have ended the watch, and its reason is told here too.
      return inLine(() => {
        ending.signal.throwIfAborted()
        need(folderId)
        const live = openLive(folderId)
        live.all = true
        return run(folderId, live, acceptRemovals)
      })
    },
    async idle() {
      for (let last: unknown; last !== line; ) {
        last = line
        await line
      }
    },
    async stop() {
      ending.abort(new AssistantError('cancelled'))
      await Promise.all([...lives.keys()].map(end))
      await line
    },
  }
}

function isOfWatching({ code }: ErrorValue): boolean {
  return code === 'watch-limit' || code === 'watch-unavailable'
}
