import { expect, it } from 'vitest'
import { moveTargets, treeOf } from './collection-tree.ts'

const collections = [
  { id: 'b', name: 'Beta', documents: 0 },
  { id: 'a', name: 'alpha', documents: 0 },
  { id: 'b2', name: 'Zwei', documents: 0, parentId: 'b' },
  { id: 'b1', name: 'Eins', documents: 0, parentId: 'b' },
  { id: 'b11', name: 'Tief', documents: 0, parentId: 'b1' },
]
const rows = (closed?: string[]) =>
  treeOf(collections, new Set(closed)).map(
    ({ collection, depth, parent }) => `${depth}${collection.id}${parent ? '+' : ''}`,
  )

it('orders collections as a tree, without what lies in closed ones', () => {
  expect(rows()).toEqual(['0a', '0b+', '1b1+', '2b11', '1b2'])
  expect(rows(['b1'])).toEqual(['0a', '0b+', '1b1+', '1b2'])
})

it('offers no way into itself, what lies in it, or where it is', () => {
  const targets = (id: string) => {
    const moved = collections.find((each) => each.id === id)
    return moved ? moveTargets(moved, collections).map((each) => each.id) : []
  }
  expect(targets('b')).toEqual(['a'])
  expect(targets('b11')).toEqual(['a', 'b', 'b2'])
  expect(targets('a')).toEqual(['b', 'b1', 'b11', 'b2'])
})
