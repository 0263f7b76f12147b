import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AssistantError, type ErrorCode } from '../../api/error.ts'
import type { FolderWatcher, WatchListener } from '../../core/ports/folder-watcher.ts'
import { isInside } from './is-inside.ts'

/** Events are gathered until none came for so long, in milliseconds, at most for the second time. */
const gatherMs = 100
const longestGatherMs = 1000
/** Folders that are never of interest; on Linux each folder below would take one of the system's watches. */
const ignored = ['**/.git', '**/.git/**', '**/node_modules', '**/node_modules/**']
/** Marks of another layout are no marks. */
const markVersion = 1

/**
 * Watches by @parcel/watcher (inotify, FSEvents, ReadDirectoryChangesW). Marks lie in `folder`, each with its digest: the
 * native code does not return from some damaged ones. Nothing of `exclude` (the data folder) is told. The package is
 * loaded when first used; where it cannot be, `watch` rejects with `watch-unavailable` and there are no marks.
 */
export function createFolderWatcher(options: { folder: string; exclude: string }): FolderWatcher {
  const load = () => import('@parcel/watcher').then((module) => module.default)
  // Two calls at once share a half-built tree of the folder: a subscription then never hears of anything.
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }
  const exclude = resolve(options.exclude)
  const ignore = [exclude, ...ignored]
  const markPath = (id: string) => join(options.folder, id)
  const told = (folder: string, real: string, paths: Iterable<string>) =>
    [...new Set(paths)].flatMap((path) => {
      if (isInside(exclude, path)) return []
      return [real !== folder && path.startsWith(real) ? folder + path.slice(real.length) : path]
    })

  return {
    async watch(folder, listener) {
      try {
        const watcher = await load()
        const real = await realpath(folder)
        const gathered = gather((paths) => listener.changed(told(folder, real, paths)))
        const hear = (error: Error | null, events: readonly { path: string }[]) => {
          if (error) return fail(listener, gathered, error)
          gathered.add(events.map((event) => event.path))
        }
        const subscription = await inLine(() => watcher.subscribe(real, hear, { ignore }))
        return {
          async [Symbol.asyncDispose]() {
            gathered.stop()
            await inLine(() => subscription.unsubscribe())
          },
        }
      } catch (error) {
        throw new AssistantError(codeOf(error), {}, { cause: error })
      }
    },
    async mark(folder, id) {
      const watcher = await load().catch(() => undefined)
      if (!watcher) return undefined
      await mkdir(options.folder, { recursive: true })
      const next = `${markPath(id)}.next`
      const real = await realpath(folder)
      await inLine(() => watcher.writeSnapshot(real, next, { ignore }))
      return {
        async keep() {
          const sha256 = await digestOf(next)
          // A mark without its facts, or with those of another, is none.
          await rm(`${markPath(id)}.json`, { force: true })
          await rename(next, markPath(id))
          await writeFile(`${markPath(id)}.json`, JSON.stringify({ version: markVersion, folder, sha256 }))
        },
      }
    },
    async changesSince(folder, id) {
      const facts = await readFile(`${markPath(id)}.json`, 'utf8').then(factsOf, () => undefined)
      if (facts?.version !== markVersion || facts.folder !== folder) return undefined
      if ((await digestOf(markPath(id)).catch(() => undefined)) !== facts.sha256) return undefined
      try {
        const watcher = await load()
        const real = await realpath(folder)
        const events = await inLine(() => watcher.getEventsSince(real, markPath(id), { ignore }))
        return told(
          folder,
          real,
          events.map((event) => event.path),
        )
      } catch {
        return undefined
      }
    },
    async forget(id) {
      for (const end of ['', '.json', '.next']) await rm(markPath(id) + end, { force: true })
    },
  }
}

/** Gathers paths for a moment, so that what belongs together (a file taken away and put elsewhere) is told together. */
function gather(tell: (paths: ReadonlySet<string>) => void) {
  let paths = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  const flush = () => {
    timer = undefined
    const told = paths
    paths = new Set()
    tell(told)
  }
  return {
    add(more: readonly string[]) {
      if (paths.size === 0) first = Date.now()
      for (const path of more) paths.add(path)
      clearTimeout(timer)
      timer = setTimeout(flush, Math.max(0, Math.min(gatherMs, first + longestGatherMs - Date.now())))
    },
    stop() {
      clearTimeout(timer)
    },
  }
}

function fail(listener: WatchListener, gathered: { stop(): void }, error: unknown): void {
  gathered.stop()
  const code = codeOf(error)
  listener.failed(code === 'watch-limit' ? code : 'watch-unavailable')
}

/** ENOSPC: no watches left (inotify(7)), EMFILE: no watchers left. */
function codeOf(error: unknown): ErrorCode {
  const text = error instanceof Error ? error.message : String(error)
  return /no space left|ENOSPC|too many open files|EMFILE/i.test(text) ? 'watch-limit' : 'watch-unavailable'
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function factsOf(text: string): { version?: unknown; folder?: unknown; sha256?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
