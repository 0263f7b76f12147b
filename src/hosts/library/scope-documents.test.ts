import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const everything = { collectionIds: [], documentIds: [] }
const clauses = Array.from(
  { length: 30 },
  (_, at) => `Clause ${at}: the tenant keeps room ${at} as the landlord left it.`,
)
const lease = `Lease of the flat in the Bergstrasse. The rent is 1,200 euros a month. ${clauses.join(' ')}`

it('gives what can be read of a scope, the newest of a file alone, and names what cannot with the reason', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  writeFileSync(join(docs, 'Lease v1.txt'), lease)
  writeFileSync(join(docs, 'Lease v2.txt'), lease.replace('1,200', '1,300'))
  writeFileSync(join(docs, 'Letter.txt'), 'The boiler leaks.')
  writeFileSync(join(docs, 'Copy of the letter.txt'), 'The boiler leaks.')
  writeFileSync(join(docs, 'Broken.pdf'), '%PDF-1.7 nothing')
  const library = await openTestLibrary(join(root.path, 'data'))
  try {
    await library.import([docs])
    const { text } = library
    const read = text.scopeDocuments(everything, 10)
    expect(read.map(({ title }) => title).toSorted()).toEqual(['Lease v2', 'Letter'])
    const newest = read.find(({ title }) => title === 'Lease v2')
    expect(newest).toMatchObject({ pages: 1, characters: lease.length, version: { number: 2, of: 2 } })
    expect(text.scopeDocuments(everything, 1)).toHaveLength(1)
    const [broken, ...others] = text.unreadDocuments(everything, 10)
    expect(others).toEqual([])
    expect(broken).toMatchObject({ title: 'Broken', error: { code: 'document-damaged' } })
    const one = { ...everything, documentIds: read.slice(0, 1).map(({ documentId }) => documentId) }
    expect([text.scopeDocuments(one, 10).length, text.unreadDocuments(one, 10).length]).toEqual([1, 0])
  } finally {
    await library.close()
  }
})
