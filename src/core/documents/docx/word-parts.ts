// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { unzipSync } from 'fflate/browser'
import { AssistantError } from '../../../api/error.ts'
import { decodeText } from '../decode-text.ts'
import { elements, type MarkupElement, parseMarkup } from '../markup-tree.ts'
import { useUsualPrefixes } from './canonical-names.ts'

/** The XML parts of a Word file that hold its text, with usual prefixes. */
export type WordParts = {
  main: MarkupElement
  /** The part of a kind, such as `styles`, that the main part names. */
  ofType(type: string): MarkupElement | undefined
  /** The part of a relationship's id. */
  ofId(id: string): MarkupElement | undefined
  properties: MarkupElement | undefined
}

type Relation = { id: string; type: string; target: string }

/** More XML than this is no letter but an attack on memory. */
const mostBytes = 256 * 1024 * 1024
const wanted = /^(_rels\/\.rels|word\/(_rels\/|charts\/chart|diagrams\/data)?[^/]+\.(xml|rels)|docProps\/core\.xml)$/
const withoutText = /^word\/(theme|fontTable|webSettings|people|glossary)/

/** Opens a Word file (ECMA-376 part 2). Throws `document-damaged`, or `document-too-hungry` where its XML would not fit. */
export function openWordParts(bytes: Uint8Array): WordParts {
  const files = unpack(bytes)
  const part = (path: string): MarkupElement | undefined => {
    const file = files[path]
    return file && useUsualPrefixes(parseMarkup(decodeText(file), 'xml'))
  }
  const named = relationsIn(part('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')
  const mainPath = named && files[named.target] ? named.target : 'word/document.xml'
  const main = part(mainPath)
  if (!main) throw new AssistantError('document-damaged', {}, { cause: 'no word/document.xml' })
  const relations = relationsIn(part(mainPath.replace(/([^/]*)$/, '_rels/$1.rels')), 'word/')
  const target = (relation: Relation | undefined) => relation && part(relation.target)
  return {
    main,
    ofType: (type) => target(relations.find((one) => one.type === type)) ?? part(`word/${type}.xml`),
    ofId: (id) => target(relations.find((one) => one.id === id)),
    properties: part('docProps/core.xml'),
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name) || withoutText.test(name)) return false
        total += originalSize
        if (total > mostBytes) throw new AssistantError('document-too-hungry', { megabytes: mostBytes / 1024 / 1024 })
        return true
      },
    })
  } catch (error) {
    if (error instanceof AssistantError) throw error
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}

/** Relationships to parts of the file; types by the last part of their name, which strict files share. */
function relationsIn(part: MarkupElement | undefined, folder: string): Relation[] {
  return elements(elements(part)[0], 'Relationship')
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes }) => {
      const target = attributes['Target'] ?? ''
      return {
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      }
    })
}
