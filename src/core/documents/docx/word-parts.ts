import { AssistantError } from '../../../api/error.ts'
import type { MarkupElement } from '../markup-tree.ts'
import { relationsOf } from '../relations.ts'
import { openZipPackage } from '../zip-package.ts'

/** The XML parts of a Word file that hold its text, with usual prefixes. */
export type WordParts = {
  main: MarkupElement
  /** The part of a kind, such as `styles`, that the main part names. */
  ofType(type: string): MarkupElement | undefined
  /** The part of a relationship's id. */
  ofId(id: string): MarkupElement | undefined
  properties: MarkupElement | undefined
}

const usualMain = 'word/document.xml'

/** Opens a Word file (ECMA-376 part 2). Throws as `openZipPackage` does, `document-damaged` too where it has no text part. */
export function openWordParts(bytes: Uint8Array): WordParts {
  const zip = openZipPackage(bytes)
  const named = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.path
  const mainPath = named !== undefined && zip.paths.includes(named) ? named : usualMain
  const main = zip.part(mainPath)
  if (!main) throw new AssistantError('document-damaged', {}, { cause: `no ${usualMain}` })
  const relations = relationsOf(zip, mainPath)
  const target = (path: string | undefined) => (path?.endsWith('.xml') ? zip.part(path) : undefined)
  return {
    main,
    ofType: (type) => target(relations.find((one) => one.type === type)?.path) ?? zip.part(`word/${type}.xml`),
    ofId: (id) => target(relations.find((one) => one.id === id)?.path),
    properties: zip.part('docProps/core.xml'),
  }
}
