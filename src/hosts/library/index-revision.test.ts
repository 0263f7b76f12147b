import { expect, it } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { indexRevision } from '../../core/library/import/index-revision.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

it('leaves nothing in the index where the container of a file was deleted while the file was indexed', async () => {
  using root = temporaryFolder()
  const lib = await openTestLibrary(root.path)
  try {
    const { library, index, text } = lib
    library.openRevision({ id: 'r', sha256: 's', extractor: 1, kind: 'text', title: 'Cellar', pages: 1 })
    library.appendPages('r', [{ number: 1, text: 'The cellar is dry.', source: 'text', blocks: [] }])
    const spans = [{ page: 1, start: 0, end: 18, text: 'The cellar is dry.' }]
    const draft = { ordinal: 0, headingPath: [], spans, text: 'The cellar is dry.', tokens: 5 }
    library.appendChunks('r', [draft], ['cellar dry'])
    library.finishChunks('r', undefined)
    const cannotBeStored = () => {
      throw new AssistantError('cancelled')
    }
    await expect(indexRevision({ store: library, text, index }, 'r', cannotBeStored)).rejects.toThrow(AssistantError)
    expect([...(await index.revisionIds())]).toEqual([])
    expect(text.revision('r')?.stage).toBe('reading')
  } finally {
    await lib.close()
  }
})
