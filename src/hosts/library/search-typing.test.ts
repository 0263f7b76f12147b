import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { retrieve } from '../../core/retrieval/retrieve.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

it('continues the last word while it is typed, and takes it as it stands otherwise', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  writeFileSync(join(docs, 'Boiler.md'), '# Heating\n\nThe condensing boiler is serviced in October.\n')
  writeFileSync(join(docs, 'Keys.md'), '# Keys\n\nThe caretaker keeps a second cellar key.\n')
  const lib = await openTestLibrary(join(root.path, 'data'))
  try {
    await lib.import([docs])
    const find = async (text: string, typing: boolean) => {
      const query = { text, typing, k: 5, mode: 'lexical' as const, scope: { collectionIds: [], documentIds: [] } }
      const deps = { index: lib.index, text: lib.text, models: lib.models, embedder: undefined }
      const { hits } = await retrieve(deps, query, new AbortController().signal)
      return hits.map(({ title }) => title)
    }
    expect(await find('conden', true)).toEqual(['Heating'])
    expect(await find('conden', false)).toEqual([])
    expect(await find('second cel', true)).toEqual(['Keys'])
    expect((await find('caretaker boiler conden', true))[0]).toBe('Heating')
    expect(await find('conden ', true)).toEqual([])
  } finally {
    await lib.close()
  }
})
