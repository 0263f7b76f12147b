import type { MethodInput } from '../../../api/methods.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import { baseName } from '../file-names.ts'
import type { EmbedItemDraft, JobItemDraft, JobRecord } from '../library-store.ts'
import { revisionId } from '../revision-id.ts'
import { collectionFor } from './collection-for.ts'
import type { ImportDeps } from './import-deps.ts'

type JobDeps = Pick<ImportDeps, 'store' | 'text' | 'settings' | 'clock' | 'samplePaths'>
type ImportInput = Omit<MethodInput<'import.start'>, 'texts'>

/** What changed in a watched folder, as files that are listed already. */
export type ListedInput = {
  folderId: string
  label: string
  collectionId?: string
  items: readonly JobItemDraft[]
}

/** Files and folders that an import reads; sample documents among them where they are asked for. */
export function pathsOf({ samplePaths }: Pick<JobDeps, 'samplePaths'>, input: ImportInput): string[] {
  return [...input.paths, ...(input.samples ? samplePaths : [])]
}

/** Creates an import of files and folders, or of `items` where they are listed already. Returns its id, as do the others. */
export function createImport(deps: JobDeps, input: ImportInput, items?: readonly JobItemDraft[]): string {
  const { store } = deps
  const paths = pathsOf(deps, input)
  const embedder = input.embedder ?? deps.settings.get().embedder
  return store.transaction(() => {
    const collectionId = collectionFor(deps, input)
    const label =
      input.samples && input.collectionName ? input.collectionName : labelOf(items?.map(({ path }) => path) ?? paths)
    const made = create(deps, { label, paths, collectionId, embedder, listed: items !== undefined })
    if (items) store.listItems(made, items)
    return made
  })
}

/** Creates an import of what changed in a watched folder. */
export function createListed(deps: JobDeps, { folderId, label, collectionId, items }: ListedInput): string {
  return deps.store.transaction(() => {
    const { embedder } = deps.settings.get()
    const made = create(deps, { label, paths: [], collectionId, embedder, folderId, listed: true })
    deps.store.listItems(made, items)
    return made
  })
}

/** Creates a job that only embeds. */
export function createEmbedding(deps: JobDeps, embedder: string, items: readonly EmbedItemDraft[]): string {
  return deps.store.transaction(() => {
    const label = String(items.length)
    const made = create(deps, { label, paths: [], collectionId: undefined, embedder, listed: true })
    deps.store.listEmbedItems(made, items)
    return made
  })
}

/** Creates a job that has pages recognised, those given or all without text of the file; what has no text is read anew. */
export function createReread(deps: JobDeps, documentIds: readonly string[], pages?: readonly number[]): string {
  const { store } = deps
  return store.transaction(() => {
    const documents = documentIds.flatMap((documentId) => store.document(documentId) ?? [])
    const [only] = documents
    const made = create(deps, {
      label: only && documents.length === 1 ? baseName(only.path) : String(documents.length),
      paths: [],
      collectionId: undefined,
      embedder: deps.settings.get().embedder,
      listed: true,
    })
    const items = documents.map((document) => {
      const revision = document.revisionId === undefined ? undefined : deps.text.revision(document.revisionId)
      const isCurrent = revision && revision.id === revisionId(revision.sha256, extractorVersion)
      if (isCurrent) store.askForRecognition(revision.id, pages)
      return { documentId: document.id, queued: !isCurrent }
    })
    store.listDocuments(made, items)
    store.countWaiting(made)
    return made
  })
}

function create({ store, clock }: JobDeps, job: Omit<JobRecord, 'id' | 'state' | 'startedAt'>): string {
  const id = crypto.randomUUID()
  store.createJob({ ...job, id, state: 'running', startedAt: clock.now() })
  return id
}

/** A single folder's or file's name, else how many there are. */
function labelOf(paths: readonly string[]): string {
  const [only] = paths
  return only !== undefined && paths.length === 1 ? baseName(only) || only : String(paths.length)
}
