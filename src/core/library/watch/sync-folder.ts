import platformPath from 'node:path'
import { AssistantError } from '../../../api/error.ts'
import type { SyncReport } from '../../../api/watched-folder.ts'
import { documentTitle } from '../../documents/document-title.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import type { WalkedFile } from '../../ports/file-source.ts'
import type { Removal } from '../deletion/removal.ts'
import { baseName, leftOutByName } from '../file-names.ts'
import type { ImportDeps } from '../import/import-deps.ts'
import type { Importer } from '../import/importer.ts'
import { leftOutItem, unsupportedItem } from '../import/left-out-items.ts'
import type { JobItemDraft } from '../library-store.ts'
import { placeVersions } from '../versions/place-versions.ts'
import { chooseFiles, type FileChoice } from './choose-files.ts'
import { compare, outStamp, type Seen } from './compare.ts'
import type { FolderRecord, Move, StoredSource } from './folder-store.ts'
import { type MatchedMove, matchMoves, type Target } from './match-moves.ts'
import { settled } from './settled.ts'

const megabyte = 1 << 20
/** So many documents may be gone from a folder without a question, and so large a share of it. */
const goneWithoutQuestion = { documents: 20, share: 0.5 }

export type SyncDeps = Pick<ImportDeps, 'store' | 'folders' | 'files' | 'settings' | 'clock' | 'log'> & {
  importer: Pick<Importer, 'startListed'>
  removal: Pick<Removal, 'remove' | 'restore' | 'dropAbandoned'>
  /** How long a file must have been left alone, in milliseconds. */
  quietMs: number
}

/** `scopes`: paths below the folder to look at, undefined: all of it. */
export type SyncRequest = { folder: FolderRecord; scopes: readonly string[] | undefined; acceptRemovals: boolean }

/** `documentIds`: documents that moved, left or came back; `unquiet`: files that are still being written. */
export type SyncResult = { report: SyncReport; documentIds: string[]; unquiet: string[] }

type Places = { scopes: readonly string[]; choice: FileChoice; seen: Seen; stored: StoredSource[] }

/**
 * Makes the library agree with a watched folder: new and changed files go to an import, moved ones keep their documents,
 * and documents whose files are gone leave. Nothing leaves where the folder cannot be read.
 * Errors: `folder-not-there`, `folder-unreadable`, `folder-mostly-gone` (nothing was done).
 */
export async function syncFolder(deps: SyncDeps, request: SyncRequest, signal: AbortSignal): Promise<SyncResult> {
  const started = performance.now()
  const { folder } = request
  const places = await look(deps, request, signal)
  const { seen, stored } = places
  const maxBytes = deps.settings.get().maxFileMegabytes * megabyte
  const gather = <T>(read: (path: string) => ReadonlyMap<string, T>) =>
    new Map(places.scopes.flatMap((scope) => [...read(scope)]))
  const leftOut = gather((scope) => deps.folders.leftOutBelow(scope, extractorVersion))
  const open = gather((scope) => deps.folders.openItems(scope))
  const compared = compare(seen, { sources: stored, leftOut, open, maxBytes }, isBelow)

  const named = [...compared.named, ...compared.fresh.filter((file) => leftOutByName(file.path, folder.path))]
  const toRead = [
    ...compared.fresh.filter((file) => !leftOutByName(file.path, folder.path)),
    ...compared.differing.map(({ file }) => file),
  ]
  const quiet = await settled(deps, toRead, signal)
  const sourceOf = new Map(compared.differing.map(({ source, file }) => [file.path, source]))
  const isQuiet = (path: string) => quiet.files.has(path)

  const gone = await goneElsewhere(deps, request, places, compared.missing, [...quiet.files.values()])
  const targets = await digests(deps, [...quiet.files.values()], sourceOf, gone, signal)
  const differing = targets.filter((target) => target.source !== undefined)
  const restamped = differing.filter((target) => target.source?.sha256 === target.sha256)
  const moves = matchMoves(
    gone,
    targets.filter((target) => !restamped.includes(target)),
    foldersOf(seen),
  )
  const movedTo = new Map(moves.map((move) => [move.target.path, move]))
  const movedFrom = new Set(moves.map((move) => move.source.path))

  const removed = await stillMissing(
    deps,
    places,
    compared.missing.filter((source) => !movedFrom.has(source.path)),
  )
  if (!request.acceptRemovals) refuseSuspicious(deps, request, removed.filter((source) => source.isGone).length, seen)

  const changed = targets.filter((target) => {
    const move = movedTo.get(target.path)
    return move ? move.changed : target.source !== undefined && !restamped.includes(target)
  })
  const added = targets.filter((target) => target.source === undefined && !movedTo.has(target.path))
  const items: JobItemDraft[] = [
    ...[...added, ...changed].map(({ path, size, modifiedAt }) => ({
      path,
      size,
      modifiedAt,
      status: 'queued' as const,
    })),
    ...named.map(itemOf),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))

  const withMembers = (ids: string[]) => [...ids, ...deps.folders.membersOf(ids)]
  const back = withMembers([
    ...restamped.flatMap(({ source }) => (source?.hidden ? [source.documentId] : [])),
    ...moves.flatMap(({ source }) => (source.hidden ? [source.documentId] : [])),
  ])
  const leaving = withMembers(removed.map((source) => source.documentId))
  const displaced = withMembers(
    moves.flatMap(({ target }) => (target.source?.hidden ? [target.source.documentId] : [])),
  )
  let abandoned: string[] = []
  signal.throwIfAborted()
  deps.store.transaction(() => {
    if (displaced.length > 0) abandoned = deps.store.forget(displaced)
    if (moves.length > 0) deps.folders.move(moves.map(moveOf))
    if (restamped.length > 0) deps.folders.restamp(restamped)
    if (back.length > 0) deps.removal.restore(back)
    if (leaving.length > 0) deps.removal.remove(leaving)
    if (compared.stale.length > 0) deps.folders.takeIn(compared.stale)
    if (named.length > 0)
      deps.folders.leaveOut(named.map((file) => ({ path: file.path, ...outStamp(file), extractor: extractorVersion })))
    if (items.length > 0) {
      const { id: folderId, collectionId } = folder
      const label = baseName(folder.path) || folder.path
      deps.importer.startListed({ folderId, label, items, ...(collectionId === undefined ? {} : { collectionId }) })
    }
    deps.folders.change(folder.id, { syncedAt: deps.clock.now() })
  })
  if (abandoned.length > 0) void deps.removal.dropAbandoned(abandoned)
  if (moves.length > 0) await placeVersions(deps.store, signal)
  const report: SyncReport = {
    unchanged: compared.unchanged + restamped.length,
    added: added.length,
    changed: changed.length,
    moved: moves.length,
    removed: removed.length,
    ms: Number((performance.now() - started).toFixed(1)),
  }
  const moved = moves.map(({ source }) => source.documentId)
  const unquiet = toRead.flatMap(({ path }) => (isQuiet(path) ? [] : [path]))
  return { report, documentIds: [...new Set([...moved, ...back, ...leaving])], unquiet }
}

/** What lies in the folder, and what is stored of it. Throws where the folder itself cannot be seen. */
async function look(deps: SyncDeps, { folder, scopes: asked }: SyncRequest, signal: AbortSignal): Promise<Places> {
  const { path: root } = folder
  const name = baseName(root) || root
  const place = await deps.files.place(root)
  if (place.kind === 'unreadable') throw new AssistantError('folder-unreadable', { name })
  if (place.kind !== 'folder') throw new AssistantError('folder-not-there', { name })
  const choice = chooseFiles(deps.files, root, folder.rules)
  const scopes = asked ?? [root]
  const files = new Map<string, WalkedFile>()
  const unreadable: string[] = []
  for (const scope of scopes) {
    if (!(await choice.reaches(scope))) continue
    for await (const file of deps.files.walk([scope], signal, choice)) {
      files.set(file.path, file)
      if (file.leftOut === 'unreadable') unreadable.push(file.path)
    }
  }
  if (unreadable.includes(root)) throw new AssistantError('folder-unreadable', { name })
  // What was taken away while it was walked looks empty.
  const after = await deps.files.place(root)
  if (after.kind !== 'folder') throw new AssistantError('folder-not-there', { name })
  return {
    scopes,
    choice,
    seen: { files, unreadable },
    stored: scopes.flatMap((scope) => deps.folders.sourcesBelow(scope)),
  }
}

/** Documents without a file that a new file may continue: missing ones here, and those that were moved from elsewhere. */
async function goneElsewhere(
  deps: SyncDeps,
  { folder }: SyncRequest,
  { stored, seen }: Places,
  missing: readonly StoredSource[],
  files: readonly WalkedFile[],
): Promise<StoredSource[]> {
  const looked = new Set(stored.map((source) => source.path))
  const sizes = [...new Set(files.map((file) => file.size))]
  const candidates = sizes.length === 0 ? [] : deps.folders.sourcesOfSizes(sizes)
  const leftByUser = deps.folders.leftOutBelow(folder.path, 0)
  const gone = [...missing]
  for (const source of candidates) {
    if (source.hidden) {
      if (!seen.files.has(source.path) && !leftByUser.has(source.path)) gone.push(source)
    } else if (!looked.has(source.path) && (await isGone(deps, source.path))) gone.push(source)
  }
  return gone
}

/** Whether a file was taken from its place, and not its drive with it. */
async function isGone({ files, folders }: SyncDeps, path: string): Promise<boolean> {
  if ((await files.place(path)).kind !== 'missing') return false
  const home = folders.list().find((folder) => isBelow(folder.path, path))
  return files.isFolder(home?.path ?? platformPath.dirname(path))
}

/** Files with their digests, where these can matter: where a document lies there, or one of the size is gone. */
async function digests(
  deps: SyncDeps,
  files: readonly WalkedFile[],
  sourceOf: ReadonlyMap<string, StoredSource>,
  gone: readonly StoredSource[],
  signal: AbortSignal,
): Promise<Target[]> {
  const sizes = new Set([...gone, ...sourceOf.values()].map((source) => source.size))
  const targets: Target[] = []
  for (const { path, size, modifiedAt } of files) {
    const source = sourceOf.get(path)
    const matters = source !== undefined || sizes.has(size)
    // One that cannot be read says so in its import.
    const sha256 = matters ? await deps.files.sha256(path, signal).catch(() => undefined) : undefined
    signal.throwIfAborted()
    targets.push({ path, size, modifiedAt, sha256, ...(source ? { source } : {}) })
  }
  return targets
}

/** Of the missing ones, those that are not there (`isGone`), or that the rules leave out now and a watch had brought. */
async function stillMissing(
  deps: SyncDeps,
  { seen }: Places,
  missing: readonly StoredSource[],
): Promise<(StoredSource & { isGone: boolean })[]> {
  const left: (StoredSource & { isGone: boolean })[] = []
  for (const source of missing) {
    const { kind } = await deps.files.place(source.path)
    const isGone = kind === 'missing' || seen.files.has(source.path)
    if (isGone || (source.watched && kind !== 'unreadable')) left.push({ ...source, isGone })
  }
  return left
}

/** A folder that lost most of its documents at once is rather a drive that shows another content than a wish. */
function refuseSuspicious(deps: SyncDeps, { folder, scopes }: SyncRequest, removed: number, seen: Seen): void {
  const isEmptied = scopes === undefined && removed > 1 && seen.files.size === 0
  if (!isEmptied && removed <= goneWithoutQuestion.documents) return
  const documents = deps.folders.sourcesBelow(folder.path).filter((source) => !source.hidden).length
  if (removed <= documents * goneWithoutQuestion.share) return
  throw new AssistantError('folder-mostly-gone', { name: baseName(folder.path) || folder.path, removed, documents })
}

/** Whether any file was seen below a folder. */
function foldersOf(seen: Seen): (folder: string) => boolean {
  let folders: Set<string> | undefined
  return (folder) => {
    folders ??= new Set(seen.files.keys().flatMap((path) => foldersAbove(path)))
    return folders.has(folder)
  }
}

function foldersAbove(path: string): string[] {
  const above: string[] = []
  for (let at = path; at !== platformPath.dirname(at); ) {
    at = platformPath.dirname(at)
    above.push(at)
  }
  return above
}

function itemOf(file: WalkedFile): JobItemDraft {
  return file.leftOut === undefined ? unsupportedItem(file) : leftOutItem({ ...file, leftOut: file.leftOut })
}

/** A title that was only the file's name goes with the name. What changed too keeps its old stamp until it is read. */
function moveOf({ source, target, changed }: MatchedMove): Move {
  const named = source.title === documentTitle(undefined, baseName(source.path))
  const title = named ? documentTitle(undefined, baseName(target.path)) : source.title
  const { size, modifiedAt } = changed ? source : target
  return { documentId: source.documentId, from: source.path, to: target.path, title, size, modifiedAt }
}

/** Whether a path lies in a folder. */
export function isBelow(folder: string, path: string): boolean {
  const start = folder.endsWith(platformPath.sep) ? folder : folder + platformPath.sep
  return path.startsWith(start)
}
