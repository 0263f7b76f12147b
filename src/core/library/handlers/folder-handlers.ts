import { AssistantError } from '../../../api/error.ts'
import type { Handlers } from '../../../api/handlers.ts'
import type { FolderRules, SyncReport } from '../../../api/watched-folder.ts'
import type { Place } from '../../ports/file-source.ts'
import { baseName } from '../file-names.ts'
import { usualRules } from '../watch/choose-files.ts'
import { isGlob } from '../watch/globs.ts'
import { createRulesPreview } from '../watch/preview-rules.ts'
import { isBelow } from '../watch/sync-folder.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names = 'folder.add' | 'folder.list' | 'folder.change' | 'folder.preview' | 'folder.remove' | 'folder.sync'

type FolderDeps = Pick<LibraryDeps, 'store' | 'folders' | 'files' | 'clock' | 'publish' | 'removal' | 'watch'>

const nothingDone: SyncReport = { unchanged: 0, added: 0, changed: 0, moved: 0, removed: 0, ms: 0 }

/** Handlers of watched folders. */
export function folderHandlers(deps: FolderDeps): Pick<Handlers, Names> {
  const { store, folders, files, publish, removal, watch } = deps
  const foldersChanged = () => publish('library', { type: 'folders-changed' })
  const need = (folderId: string) => {
    const folder = folders.folder(folderId)
    if (!folder) throw new AssistantError('folder-not-found')
    return folder
  }
  const previewRules = createRulesPreview(deps)

  return {
    async 'folder.add'({ path: given, collectionName, rules }) {
      refuseGlobs(rules)
      const place = await files.place(given)
      refuse(
        place,
        folders.list().map((folder) => folder.path),
      )
      const id = crypto.randomUUID()
      store.transaction(() => {
        const collection =
          collectionName === undefined
            ? undefined
            : (store.collectionNamed(collectionName) ?? store.createCollection({ name: collectionName }))
        folders.add({
          id,
          path: place.path,
          rules: rules ?? usualRules,
          collectionId: collection?.id,
          paused: false,
          syncedAt: undefined,
          error: undefined,
        })
      })
      if (collectionName !== undefined) publish('library', { type: 'collections-changed' })
      watch.open(id)
      foldersChanged()
      return { ...watch.show(id), state: 'syncing' }
    },
    'folder.list': () => watch.list(),
    'folder.preview': ({ folderId, rules }, signal) => previewRules(need(folderId), rules, signal),
    async 'folder.change'({ folderId, rules, paused }) {
      refuseGlobs(rules)
      const before = need(folderId)
      folders.change(folderId, {
        ...(rules === undefined ? {} : { rules }),
        ...(paused === undefined ? {} : { paused, error: undefined }),
      })
      await watch.close(folderId)
      if (!(paused ?? before.paused)) watch.open(folderId)
      foldersChanged()
      return watch.show(folderId)
    },
    async 'folder.remove'({ folderId, keepDocuments }) {
      const { path } = need(folderId)
      let removed: string[] = []
      store.transaction(() => {
        folders.remove(folderId)
        if (keepDocuments) return
        removed = removal.remove(folders.documentsBelow(path))
        publish('library', { type: 'documents-changed', documentIds: removed })
        publish('library', { type: 'collections-changed' })
      })
      await watch.close(folderId)
      foldersChanged()
      return { documentIds: removed }
    },
    async 'folder.sync'({ folderId, acceptRemovals = false }) {
      if (folderId !== undefined) {
        const folder = need(folderId)
        // Refuses at once where this process may only read.
        folders.change(folderId, {})
        const report = await watch.sync(folderId, acceptRemovals)
        if (acceptRemovals && folder.error && folder.paused) {
          folders.change(folderId, { paused: false, error: undefined })
          watch.open(folderId)
          foldersChanged()
        }
        return report
      }
      const reports: SyncReport[] = []
      for (const { id, state } of watch.list()) {
        if (state === 'watching' || state === 'syncing') reports.push(await watch.sync(id, acceptRemovals))
      }
      return reports.reduce(sum, nothingDone)
    },
  }
}

/** Says why a folder cannot be watched, if so. */
function refuse(place: Place, watched: readonly string[]): void {
  const { path, real, kind } = place
  const name = baseName(path) || path
  if (kind === 'own' || baseName(real) === '') throw new AssistantError('folder-refused', { name })
  if (kind === 'unreadable') throw new AssistantError('folder-unreadable', { name })
  if (kind !== 'folder') throw new AssistantError('folder-not-there', { name })
  const outer = watched.find((one) => one === path || isBelow(one, path) || one === real || isBelow(one, real))
  if (outer !== undefined) throw new AssistantError('folder-watched', { name, folder: outer })
  const inner = watched.find((one) => isBelow(path, one) || isBelow(real, one))
  if (inner !== undefined) throw new AssistantError('folder-holds-watched', { name, folder: inner })
}

/** Refuses globs that mean nothing: what they leave out would be a surprise. */
function refuseGlobs(rules: FolderRules | undefined): void {
  const glob = [...(rules?.include ?? []), ...(rules?.exclude ?? [])].find((one) => !isGlob(one))
  if (glob !== undefined) throw new AssistantError('glob-invalid', { glob })
}

function sum(a: SyncReport, b: SyncReport): SyncReport {
  return {
    unchanged: a.unchanged + b.unchanged,
    added: a.added + b.added,
    changed: a.changed + b.changed,
    moved: a.moved + b.moved,
    removed: a.removed + b.removed,
    ms: a.ms + b.ms,
  }
}
