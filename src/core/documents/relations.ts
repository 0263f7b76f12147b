import { elements } from './markup-tree.ts'
import type { ZipPackage } from './zip-package.ts'

/** A reference from one part of an Office package to another. `type` is the last word of its type's address. */
export type Relation = { id: string; type: string; path: string }

/** What a part refers to within the package (ECMA-376 part 2, 6.5); the package itself with the path ''. */
export function relationsOf(zip: ZipPackage, path: string): Relation[] {
  const slash = path.lastIndexOf('/') + 1
  const holder = zip.part(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`)
  return elements(elements(holder)[0], 'Relationship').flatMap(({ attributes }) => {
    const target = attributes['Target']
    if (target === undefined || attributes['TargetMode'] === 'External') return []
    const type = attributes['Type']?.split('/').at(-1) ?? ''
    return [{ id: attributes['Id'] ?? '', type, path: resolvePath(path, target) }]
  })
}

/** The path that a relative address in a part means, fragment left out; it never leads out of the package. */
export function resolvePath(from: string, address: string): string {
  const plain = decoded(address.replace(/[#?].*$/s, ''))
  const way = plain.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of plain.split('/')) {
    if (step === '..') way.pop()
    else if (step !== '.' && step !== '') way.push(step)
  }
  return way.join('/')
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
