import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupVersions } from './group-versions.ts'
import type { VersionCandidate } from './version-store.ts'

/** Signatures of which the first `shared` numbers are the same in all that are made with one `seed`. */
function signature(seed: number, shared: number, own: number): Uint32Array {
  return Uint32Array.from({ length: 64 }, (_, at) => (at < shared ? seed * 1_000 + at : 1_000_000 + own * 100 + at))
}
const candidate = (name: string, more: Partial<VersionCandidate> = {}): VersionCandidate => ({
  documentId: name,
  revisionId: name,
  path: `/${name}`,
  name,
  at: 0,
  addedAt: 0,
  signature: signature(1, 40, name.length),
  family: undefined,
  ...more,
})
const names = (candidates: VersionCandidate[], certain = false) =>
  groupVersions(candidates, certain).map((group) => group.map(({ name }) => name))

it('puts numbers before times, and times before stages', () => {
  const lease = (name: string, at: number) => candidate(name, { at, signature: signature(1, 64, 0) })
  expect(names([lease('Lease v2.md', 1), lease('Lease v1.md', 2)])).toEqual([['Lease v1.md', 'Lease v2.md']])
  expect(names([lease('Lease v2.md', 1), lease('Lease.md', 2)])).toEqual([['Lease v2.md', 'Lease.md']])
  expect(names([lease('Lease signed.md', 1), lease('Lease draft.md', 1)])).toEqual([
    ['Lease draft.md', 'Lease signed.md'],
  ])
})

it('asks more of copies than of versions', () => {
  expect(names([candidate('Bill.pdf'), candidate('Bill v2.pdf')])).toHaveLength(1)
  expect(names([candidate('Bill.pdf'), candidate('Bill (1).pdf')])).toEqual([])
})

it('tells nothing of short texts, unless it is certain that they belong together', () => {
  const [one, other] = [candidate('a.eml', { signature: undefined }), candidate('b.eml', { signature: undefined })]
  expect(names([one, other])).toEqual([])
  expect(names([one, other], true)).toHaveLength(1)
  expect(names([one, { ...other, at: 1 }], true)).toEqual([])
  expect(names([one, { ...other, revisionId: one.revisionId }])).toHaveLength(1)
})

it('come in the order of their paths where they came at one moment', () => {
  const same = { revisionId: 'same' }
  const one = candidate('1.eml', { ...same, documentId: 'b', path: '/all mail/1.eml' })
  const other = candidate('1.eml', { ...same, documentId: 'a', path: '/sent/1.eml' })
  for (const list of [
    [one, other],
    [other, one],
  ])
    expect(groupVersions(list)).toEqual([[one, other]])
})

it('does not depend on the order in which documents came, and has each in one family at most', () => {
  const any = fc.record({
    name: fc.constantFrom('Lease.md', 'Lease v1.md', 'Lease v2.md', 'Lease (1).md', 'Lease final.md'),
    at: fc.nat(3),
    seed: fc.nat(1),
    shared: fc.constantFrom(20, 33, 55),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), fc.gen(), (list, gen) => {
      const all = list.map(({ name, at, seed, shared }, index) =>
        candidate(name, {
          documentId: `${index}`,
          revisionId: `${index}`,
          at,
          signature: signature(seed, shared, index),
        }),
      )
      const sorted = (groups: VersionCandidate[][]) =>
        groups.map((group) => group.map(({ documentId }) => documentId).join()).sort()
      const found = groupVersions(all)
      const shuffled = gen(fc.shuffledSubarray, all, { minLength: all.length })
      expect(sorted(groupVersions(shuffled))).toEqual(sorted(found))
      const ids = found.flat().map(({ documentId }) => documentId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(found.every((group) => group.length > 1)).toBe(true)
    }),
  )
})
