import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { termsOf } from '../../core/retrieval/analyse.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const version = vi.hoisted(() => ({ now: 1 }))
vi.mock('../../core/documents/extractor-version.ts', () => ({
  get extractorVersion() {
    return version.now
  },
}))

const everything = { collectionIds: [], documentIds: [] }

it('keeps a document that older rules read, and reads it anew under the same id when it is imported again', async () => {
  using root = temporaryFolder()
  const path = join(root.path, 'lease.txt')
  writeFileSync(path, 'The tenant pays the rent on the first day of the month.')
  const lib = await openTestLibrary(join(root.path, 'data'))
  try {
    const documentAt = () => lib.library.documentAt(path)
    const searched = async () => {
      const scope = lib.text.scopeRevisions(everything)
      const hits = await lib.index.searchTerms(termsOf('tenant', 'en'), 9, scope, new AbortController().signal)
      return hits.map((hit) => hit.revisionId)
    }
    await lib.core.start()
    await lib.import([path])
    const before = documentAt()
    expect(before?.revisionId).toMatch(/-1$/)

    version.now = 2
    await lib.core.start()
    expect(documentAt()).toEqual(before)
    expect(await searched()).toEqual([before?.revisionId])

    await lib.import([path])
    const after = documentAt()
    expect(after?.id).toBe(before?.id)
    expect(after?.revisionId).toBe(before?.revisionId?.replace(/-1$/, '-2'))
    await vi.waitFor(async () => expect(await searched()).toEqual([after?.revisionId]))
    expect(lib.errors).toEqual([])
  } finally {
    await lib.close()
  }
})
