import type { LibraryStore } from '../library-store.ts'
import { placeVersion } from './place-version.ts'
import { createSignatureMaker } from './signature.ts'

const atOnce = 64

/**
 * Finds the versions of documents for which that was not done when they came: those of a library that an earlier program
 * wrote, and those whose paths have changed. Some at a time, so that questions are answered in between.
 */
export async function placeVersions(store: LibraryStore, signal: AbortSignal): Promise<void> {
  await someAtATime(
    () => store.revisionsWithoutSignature(atOnce),
    (revisionId) => {
      const maker = createSignatureMaker()
      for (const { terms } of store.chunksWithTerms(revisionId)) maker.add(terms.split(' '))
      store.setSignature(revisionId, maker.signature())
    },
  )
  await someAtATime(
    () => store.documentsWithoutVersionKey(atOnce),
    (documentId) => placeVersion(store, documentId),
  )

  async function someAtATime(next: () => string[], work: (id: string) => void): Promise<void> {
    for (let ids = next(); ids.length > 0; ids = next()) {
      signal.throwIfAborted()
      store.transactionSoon(() => ids.forEach(work))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
