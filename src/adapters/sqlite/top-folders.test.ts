import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topFolders } from './top-folders.ts'

const part = fc.constantFrom('a', 'b', 'c')
const folders = fc.array(
  fc.record({ parts: fc.array(part, { maxLength: 5 }), documents: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 12 },
)

test('top folders hold every document, and as many as lie in or below them', () => {
  fc.assert(
    fc.property(folders, (drafts) => {
      const counted = drafts.map(({ parts, documents }) => ({ folder: `/${parts.join('/')}`, documents }))
      const top = topFolders(counted)
      const holds = (folder: string) => (way: { folder: string }) =>
        folder === '/' || way.folder === folder || way.folder.startsWith(`${folder}/`)
      const sum = (ways: readonly { documents: number }[]) => ways.reduce((all, { documents }) => all + documents, 0)
      for (const { folder, documents } of top) expect(documents).toBe(sum(counted.filter(holds(folder))))
      for (const way of counted) expect(top.some(({ folder }) => holds(folder)(way))).toBe(true)
      expect(new Set(top.map(({ folder }) => folder)).size).toBe(top.length)
    }),
  )
})

test('a folder goes down as far as it stays one', () => {
  expect(topFolders([{ folder: '/home/u/docs/', documents: 2 }])).toEqual([{ folder: '/home/u/docs', documents: 2 }])
  expect(
    topFolders([
      { folder: '/home/u/docs/x', documents: 2 },
      { folder: '/home/u/mail/in/', documents: 3 },
      { folder: '/home/u/mail/in/old', documents: 1 },
    ]),
  ).toEqual([
    { folder: '/home/u/mail/in', documents: 4 },
    { folder: '/home/u/docs/x', documents: 2 },
  ])
})
