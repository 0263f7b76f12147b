import type { DocumentKind } from '../../api/document.ts'
import { openZipPackage } from './zip-package.ts'

/** Parts that only one kind has. */
const byPart: readonly (readonly [string, DocumentKind])[] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
]

/** The kind of document that a zip file holds, undefined for any other zip. A torn file is judged by what is left. */
export function zipKind(bytes: Uint8Array): DocumentKind | undefined {
  try {
    const { paths } = openZipPackage(bytes)
    return byPart.find(([path]) => paths.includes(path))?.[1]
  } catch {
    // Names stand plain in local headers.
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000_000))
    return byPart.find(([path]) => text.includes(path))?.[1]
  }
}
