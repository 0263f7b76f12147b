import path from 'node:path'
import { connect } from '@lancedb/lancedb'
import { expect, it } from 'vitest'
import { openIndex } from '../adapters/lancedb/open-index.ts'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { temporaryFolder } from './library/test-library.ts'
import { tidyElsewhere } from './tidy-elsewhere.ts'

const never = new AbortController().signal
const rowsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => {
    const number = from + at
    const revisionId = `r${Math.floor(number / 100)}`
    return { id: `${revisionId}:${number % 100}`, revisionId, text: `word${number}`, terms: `word${number} common` }
  })

it('tidies a large table in a child: every row is indexed, and deleted ones are gone for good', async () => {
  using root = temporaryFolder()
  await using workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))
  const asked: string[] = []
  const inChild = tidyElsewhere(workshop)
  const index = await openIndex({
    folder: root.path,
    tidyElsewhere(folder, table, tidying) {
      asked.push(`${table}${tidying.purge ? ' purge' : tidying.cleanupBefore === undefined ? ' indices' : ''}`)
      return inChild(folder, table, tidying)
    },
  })
  try {
    for (let at = 0; at < 60_000; at += 20_000) await index.replaceChunks(`first${at}`, rowsOf(at, at + 20_000))
    await index.optimize()
    await index.replaceChunks('late', rowsOf(60_000, 60_100))
    expect((await index.searchTerms(['word60007'], 5, undefined, never)).map(({ id }) => id)).toEqual(['r600:7'])
    await index.optimize()
    await index.deleteRevisions(['r3'])
    await index.purge()
    expect(asked.filter((each) => each !== 'chunks indices')).toEqual(['chunks', 'chunks purge'])
    expect(await index.searchTerms(['word307'], 5, undefined, never)).toEqual([])
    expect((await index.searchTerms(['word407'], 5, undefined, never)).map(({ id }) => id)).toEqual(['r4:7'])
    const table = await (await connect(path.join(root.path, 'index'))).openTable('chunks')
    expect(await table.indexStats('terms_idx')).toMatchObject({ numIndexedRows: 60_000, numUnindexedRows: 0 })
    // States since the last piece was rewritten may stay: none of them holds a deleted row.
    for (const { metadata } of await table.listVersions())
      expect(metadata).toMatchObject({ total_rows: '60000', total_data_file_rows: '60000', total_deletion_files: '0' })
  } finally {
    await index.close()
  }
})
