import { posix } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare } from './compare.ts'
import type { StoredSource } from './folder-store.ts'
import { matchMoves, type Target } from './match-moves.ts'
import { scopesOf } from './scopes.ts'

/** A tree as path -> content; every content has a number, its digest and size come from it. */
type Tree = ReadonlyMap<string, number>

const folder = fc.constantFrom('/r', '/r/a', '/r/b', '/r/a/c', '/r/d/e')
const path = fc.tuple(folder, fc.constantFrom('x', 'y', 'z', 'w')).map(([at, name]) => posix.join(at, name))
const tree = fc.uniqueArray(path, { maxLength: 12 }).map((paths) => new Map(paths.map((one, at) => [one, at])))
const edit = fc.oneof(
  fc.record({ type: fc.constant('rename' as const), from: path, to: path }),
  fc.record({ type: fc.constant('write' as const), from: path, to: fc.constant('') }),
  fc.record({ type: fc.constant('remove' as const), from: path, to: fc.constant('') }),
  fc.record({
    type: fc.constant('rename-folder' as const),
    from: fc.constantFrom('/r/a', '/r/b'),
    to: fc.constantFrom('/r/n', '/r/m/o'),
  }),
)

const stampOf = (content: number) => ({ size: 100 + (content % 3), modifiedAt: 1000 + content })
const sourceOf = ([at, content]: readonly [string, number]): StoredSource => ({
  path: at,
  documentId: `doc ${at}`,
  sha256: `digest ${content}`,
  title: '',
  hidden: false,
  watched: true,
  error: undefined,
  ...stampOf(content),
})

/** Applies edits as a disk would. Contents written are new ones. */
function edited(before: Tree, edits: readonly { type: string; from: string; to: string }[]): Tree {
  const files = new Map(before)
  let next = 1000
  for (const { type, from, to } of edits) {
    const content = files.get(from)
    if (type === 'write') files.set(from, next++)
    if (type === 'remove') files.delete(from)
    if (type === 'rename' && content !== undefined && from !== to) {
      files.delete(from)
      files.set(to, content)
    }
    if (type !== 'rename-folder' || [...files.keys()].some((one) => one.startsWith(`${to}/`))) continue
    for (const [at, inside] of [...files]) {
      if (!at.startsWith(`${from}/`)) continue
      files.delete(at)
      files.set(to + at.slice(from.length), inside)
    }
  }
  return files
}

/** What a sync does to the documents, as `syncFolder` puts it together: document id by path, and content it was read from. */
function synced(before: Tree, after: Tree): Map<string, { id: string; content: number }> {
  const sources = [...before].map(sourceOf)
  const files = new Map([...after].map(([at, content]) => [at, { path: at, ...stampOf(content) }]))
  const known = { sources, leftOut: new Map(), open: new Map(), maxBytes: 1000 }
  const compared = compare({ files, unreadable: [] }, known, (above, at) => at.startsWith(`${above}/`))
  const differing = new Map(compared.differing.map(({ source, file }) => [file.path, source]))
  const targets: Target[] = [...compared.fresh, ...compared.differing.map(({ file }) => file)].map((file) => {
    const source = differing.get(file.path)
    return { ...file, sha256: `digest ${after.get(file.path)}`, ...(source ? { source } : {}) }
  })
  const isThere = (above: string) => [...after.keys()].some((at) => at.startsWith(`${above}/`))
  const moves = matchMoves(compared.missing, targets, isThere, posix)

  const documents = new Map(sources.map((source) => [source.path, source.documentId]))
  for (const source of compared.missing) documents.delete(source.path)
  for (const { source } of moves) documents.delete(source.path)
  for (const { source, target } of moves) documents.set(target.path, source.documentId)
  for (const target of targets) if (!documents.has(target.path)) documents.set(target.path, `new ${target.path}`)
  return new Map([...documents].map(([at, id]) => [at, { id, content: after.get(at) ?? -1 }]))
}

it('makes the library the tree, each document once, and keeps the ids of content that is still there', () => {
  fc.assert(
    fc.property(tree, fc.array(edit, { maxLength: 6 }), (before, edits) => {
      const after = edited(before, edits)
      const documents = synced(before, after)
      expect([...documents.keys()].sort()).toEqual([...after.keys()].sort())
      const ids = [...documents.values()].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      // A file that lies at a path nobody else left keeps its document wherever its content went.
      const contents = new Set(before.values())
      for (const [at, content] of after) {
        if (!contents.has(content)) continue
        const [home] = [...before].find(([, one]) => one === content) ?? ['']
        if (!after.has(home) && !before.has(at)) expect(documents.get(at)?.id).toBe(`doc ${home}`)
        if (home === at) expect(documents.get(at)?.id).toBe(`doc ${at}`)
      }
    }),
    { numRuns: 2000 },
  )
})

it('lets documents change places with their files', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 2, maxLength: 8 }), fc.nat(), (paths, turn) => {
      const before = new Map(paths.map((one, at) => [one, at]))
      const shift = 1 + (turn % (paths.length - 1))
      const after = new Map(paths.map((one, at) => [one, (at + shift) % paths.length]))
      const documents = synced(before, after)
      for (const [at, content] of after) expect(documents.get(at)?.id).toBe(`doc ${paths[content]}`)
    }),
  )
})

it('takes what was never read along with its renamed folder', () => {
  const lost = { ...sourceOf(['/r/a/big', 7]), sha256: '' }
  const read = sourceOf(['/r/a/x', 1])
  const to = (at: string, content: number, sha256: string): Target => ({ path: at, sha256, ...stampOf(content) })
  const targets = [to('/r/n/big', 7, 'digest 7'), to('/r/n/x', 1, 'digest 1')]
  const moves = matchMoves([lost, read], targets, () => false, posix)
  expect(moves.map((move) => [move.source.path, move.target.path, move.changed])).toEqual([
    ['/r/a/x', '/r/n/x', false],
    ['/r/a/big', '/r/n/big', false],
  ])
  expect(matchMoves([lost, read], targets, (above) => above === '/r/a', posix)).toHaveLength(1)
})

it('looks at each path once, and not at what lies in another', () => {
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const scopes = scopesOf(paths, posix)
      for (const one of paths) expect(scopes.some((scope) => one === scope || one.startsWith(`${scope}/`))).toBe(true)
      for (const scope of scopes) {
        expect(paths).toContain(scope)
        expect(scopes.filter((other) => scope === other || scope.startsWith(`${other}/`))).toHaveLength(1)
      }
    }),
  )
})
