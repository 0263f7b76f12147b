import type { DocumentKind } from '../../api/document-kind.ts'
import { elements } from './markup-tree.ts'
import { openZipPackage, type ZipPackage } from './zip-package.ts'

/** The `mimetype` part of OpenDocument (1.3 part 2, 3.3) and EPUB (OCF 3.3, 4.2.2) says what the zip holds. */
const byMediaType: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^application\/vnd\.oasis\.opendocument\.text(-template|-master)?$/, 'odt'],
  [/^application\/vnd\.oasis\.opendocument\.presentation(-template)?$/, 'odp'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/, 'sheet'],
  [/^application\/epub\+zip$/, 'epub'],
]

/** Parts that only one kind has. */
const byPart: readonly (readonly [string, DocumentKind])[] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['META-INF/container.xml', 'epub'],
  ['xl/workbook.xml', 'sheet'],
  ['xl/workbook.bin', 'sheet'],
]

/** The kind of document that a zip file holds, undefined for any other zip. A torn file is judged by what is left. */
export function zipKind(bytes: Uint8Array): DocumentKind | undefined {
  try {
    const zip = openZipPackage(bytes)
    const type = mediaType(zip)
    return (
      byMediaType.find(([pattern]) => pattern.test(type))?.[1] ?? byPart.find(([path]) => zip.paths.includes(path))?.[1]
    )
  } catch {
    // The type is stored plain right after its name; names stand plain in local headers.
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000_000))
    const type = /mimetype(application\/[a-z.+-]+?)(?=PK)/.exec(text.slice(0, 200))?.[1] ?? ''
    return byMediaType.find(([pattern]) => pattern.test(type))?.[1] ?? byPart.find(([path]) => text.includes(path))?.[1]
  }
}

function mediaType(zip: ZipPackage): string {
  const named = zip.paths.includes('mimetype') ? zip.text('mimetype') : undefined
  if (named !== undefined) return named.trim()
  if (!zip.paths.includes('content.xml')) return ''
  const files = elements(elements(zip.part('META-INF/manifest.xml'))[0], 'manifest:file-entry')
  return (
    files.find(({ attributes }) => attributes['manifest:full-path'] === '/')?.attributes['manifest:media-type'] ?? ''
  )
}
