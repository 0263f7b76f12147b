import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { searchHandlers } from '../../core/retrieval/handlers.ts'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

it('keeps to exact words and leaves out excluded ones, with and without a model', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  const filler = Array.from({ length: 40 }, (_, at) => `Room ${at} has written rules about notice boards and rent.`)
  writeFileSync(
    join(docs, 'Lease.md'),
    `# Lease\n\n## Rules\n\n${filler.join('\n\n')}\n\n## End\n\nThe lease ends by written\nnotice of ninety days.\n\n## Rent\n\nRent is due by the third.\n`,
  )
  writeFileSync(join(docs, 'Email.txt'), 'Written notice may be given by email.')
  const embedder = pairEmbedder()
  const lib = await openTestLibrary(join(root.path, 'data'), { embedder })
  try {
    await lib.import([docs], { embedder: 'starter' })
    const models = { ...lib.models, embedder: async () => embedder } as unknown as Parameters<
      typeof searchHandlers
    >[0]['models']
    const handlers = searchHandlers({ ...lib, models, clock: { now: Date.now } })
    const find = async (text: string, mode: 'hybrid' | 'lexical') => {
      const input = {
        text,
        typing: false,
        k: 20,
        mode,
        sort: 'relevance' as const,
        scope: { collectionIds: [], documentIds: [] },
      }
      const { hits } = await handlers['search.query'](input, new AbortController().signal)
      return hits
    }
    for (const mode of ['hybrid', 'lexical'] as const) {
      const exact = await find('"written notice"', mode)
      expect(exact.map(({ title }) => title).sort()).toEqual(['Email', 'Lease'])
      for (const { text } of exact) expect(text.replace(/\s+/g, ' ')).toMatch(/written notice/i)
      expect((await find('"written notice" -email', mode)).map(({ title }) => title)).toEqual(['Lease'])
      expect(await find('"notice written"', mode)).toEqual([])
      expect(await find('-email', mode)).toEqual([])
      expect((await find('notice', mode)).length).toBeGreaterThan(2)
    }
  } finally {
    await lib.close()
  }
})
