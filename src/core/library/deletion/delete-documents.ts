import type { DeletionReceipt, SearchedStore } from '../../../api/deletion-receipt.ts'
import type { ChunkIndex } from '../../ports/chunk-index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { MemberFiles } from '../../ports/members.ts'
import type { TextStore } from '../../ports/text-store.ts'
import type { WarmFiles, WarmStore } from '../../ports/warm-memory.ts'
import { dropWarmStates, searchWarmStates } from '../../warm/drop-warm-states.ts'
import type { StoreCheck } from '../check/store-check.ts'
import type { LibraryStore, StoredDocument } from '../library-store.ts'
import type { PendingDeletion } from './pending-deletion.ts'

export type DeletionDeps = {
  store: LibraryStore
  text: Pick<TextStore, 'revision'>
  check: Pick<StoreCheck, 'leftOf' | 'emptyLog' | 'threadsThatQuote' | 'summariesThatQuote'>
  index: ChunkIndex
  members: MemberFiles
  warm: Pick<WarmStore, 'list' | 'remove'>
  warmFiles: WarmFiles
  clock: Clock
}

/**
 * Deletes documents for good and proves it. The documents go first, and with them their revisions' stages (an import of
 * the same content that comes now indexes it again); then what models remember of them, the index rows, the text, the
 * members' bytes, and what the stores keep of deleted rows. What a kill interrupts, `endDeletions` ends after the next start. The receipt is kept.
 */
export async function deleteDocuments(
  deps: DeletionDeps,
  documents: readonly StoredDocument[],
): Promise<DeletionReceipt> {
  const { store, text, check } = deps
  const documentIds = documents.map(({ id }) => id)
  const members = documents.filter(({ isMember }) => isMember)
  const quotedInThreads = check.threadsThatQuote(documentIds)
  const quotedInSummaries = check.summariesThatQuote(documentIds)
  const deletion = store.transaction((): PendingDeletion => {
    const revisionIds = store.forget(documentIds)
    const revisions = revisionIds.flatMap((id) => text.revision(id) ?? [])
    const digests = [...new Set([...members.map(({ sha256 }) => sha256), ...store.memberDigests(revisionIds)])]
    const receipt = {
      id: crypto.randomUUID(),
      at: deps.clock.now(),
      documents: documents.map(({ title, path, sha256 }) => ({ title, path, sha256 })),
      pages: revisions.reduce((sum, { pages }) => sum + pages, 0),
      chunks: revisions.reduce((sum, { chunks }) => sum + chunks, 0),
      quotedInThreads,
      quotedInSummaries,
    }
    store.keepDeletion({ receipt, documentIds, revisionIds, digests })
    return { receipt, documentIds, revisionIds, digests }
  })
  return endDeletion(deps, deletion)
}

/** Ends the deletions that were interrupted, each with its receipt. Nothing of them is found meanwhile. */
export async function endDeletions(deps: DeletionDeps): Promise<DeletionReceipt[]> {
  const receipts: DeletionReceipt[] = []
  for (const deletion of deps.store.pendingDeletions()) receipts.push(await endDeletion(deps, deletion))
  return receipts
}

async function endDeletion(deps: DeletionDeps, deletion: PendingDeletion): Promise<DeletionReceipt> {
  const { documentIds, revisionIds, digests } = deletion
  await dropRevisions(deps, revisionIds, true)
  const gone = deps.store.unusedMembers(digests)
  await deps.members.remove(gone)
  // Also what was being written meanwhile.
  await dropWarmStates(deps, revisionIds, 'and strays')
  const receipt: DeletionReceipt = {
    ...deletion.receipt,
    stores: await searchStores(deps, documentIds, revisionIds, gone),
  }
  deps.store.addReceipt(receipt)
  return receipt
}

/**
 * Deletes revisions that no document has from index, store and what models remember; with `purge` the index gives up their
 * bytes too. The text goes last: while it is there, the next start knows that an interrupted deletion is to be ended.
 */
export async function dropRevisions(
  { store, index, ...warm }: Pick<DeletionDeps, 'store' | 'index' | 'warm' | 'warmFiles'>,
  revisionIds: readonly string[],
  purge = false,
): Promise<void> {
  const orphans = new Set(store.orphans())
  const gone = revisionIds.filter((id) => orphans.has(id))
  if (gone.length === 0) return
  store.unmarkIndexed(gone)
  await dropWarmStates(warm, gone)
  await index.deleteRevisions(gone)
  if (purge) await index.purge()
  store.dropRevisions(gone)
}

/** Looks through every store for what is left. A revision that another document has by now is not looked for. */
async function searchStores(
  deps: DeletionDeps,
  documentIds: readonly string[],
  revisionIds: readonly string[],
  digests: readonly string[],
): Promise<SearchedStore[]> {
  const { store, check, index, members } = deps
  const gone = revisionIds.filter((id) => store.documentsOfRevision(id).length === 0)
  const database = check.leftOf(documentIds, gone)
  const log = check.emptyLog()
  const tables = ['chunks' as const, ...store.embedders().map((embedderId) => ({ embedderId }))]
  const rows = { searched: 0, left: 0 }
  for (const of of tables) {
    const ids = await index.rowIds(of)
    for (const own of ids.values()) rows.searched += own.length
    for (const id of gone) rows.left += ids.get(id)?.length ?? 0
  }
  const files = new Set(await members.list())
  const left = digests.filter((digest) => files.has(digest)).length
  return [
    { store: 'database', ...database },
    { store: 'write-ahead-log', ...log },
    { store: 'index', ...rows },
    { store: 'files', searched: files.size, left },
    { store: 'warm-states', ...(await searchWarmStates(deps, gone)) },
  ]
}
