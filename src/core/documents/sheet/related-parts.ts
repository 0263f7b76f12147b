import { strFromU8 } from 'fflate/browser'
import { child, elements, type MarkupElement, parseMarkup } from '../markup-tree.ts'

type Files = Readonly<Record<string, Uint8Array>>
/** A part that another one refers to: `id` of the relation, `type` the last word of its type, `path` in the package. */
type RelatedPart = { id: string; type: string; path: string }

/** The parts that a part refers to within its package (ECMA-376 part 2, 6.5). */
export function relatedParts(files: Files, path: string): RelatedPart[] {
  const slash = path.lastIndexOf('/') + 1
  const relations = markupOf(files, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`)
  return elements(child(relations, 'Relationships'), 'Relationship').map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
    path: resolve(path.slice(0, slash), attributes['Target'] ?? ''),
  }))
}

/** A part of a package as a tree; undefined where there is none. */
export function markupOf(files: Files, path: string): MarkupElement | undefined {
  const file = files[path]
  return file && parseMarkup(strFromU8(file), 'xml')
}

function resolve(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
