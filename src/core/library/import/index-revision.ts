import { passageText } from '../../documents/passage-text.ts'
import type { IndexRow } from '../../ports/chunk-index.ts'
import type { ImportDeps } from './import-deps.ts'

/** Rows of a revision for the index, from its stored chunks and terms. */
export function indexRowsOf(deps: Pick<ImportDeps, 'store'>, revisionId: string): IndexRow[] {
  return deps.store.chunksWithTerms(revisionId).map(({ chunk, terms }) => ({
    id: chunk.id,
    revisionId,
    text: passageText(chunk),
    terms,
  }))
}

/**
 * Writes a revision's chunks to the index, then `done` with the stage in one transaction. Repeating it changes nothing. What
 * no document has in the end, because it was deleted meanwhile, is not left in the index.
 */
export async function indexRevision(
  deps: Pick<ImportDeps, 'store' | 'text' | 'index'>,
  revisionId: string,
  done: () => void = () => {},
): Promise<void> {
  await deps.index.replaceChunks(revisionId, indexRowsOf(deps, revisionId))
  if (!deps.text.revision(revisionId)) {
    await deps.index.deleteRevisions([revisionId])
    return
  }
  try {
    deps.store.transactionSoon(() => {
      deps.store.markLexical([revisionId])
      done()
    })
  } catch (error) {
    if (deps.store.documentsOfRevision(revisionId).length === 0) await deps.index.deleteRevisions([revisionId])
    throw error
  }
}
