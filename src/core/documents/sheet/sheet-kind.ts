// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { strFromU8, unzipSync } from 'fflate/browser'
import { oleNames } from './ole-names.ts'

const openSheet = 'application/vnd.oasis.opendocument.spreadsheet'
/** Streams of files that may hold a workbook as a part of them. */
const others = ['WordDocument', 'PowerPoint Document', '__properties_version1.0', 'EncryptedPackage']

/** Whether the bytes are a workbook; `names` tells whether a zip holds a name. */
export function isSheet(bytes: Uint8Array, hasName: (name: string) => boolean): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  if (head.startsWith('PK')) {
    if (hasName('xl/workbook.xml') || hasName('xl/workbook.bin')) return true
    // It stands uncompressed at the head of most packages, so that a torn one is known too.
    if (head.slice(30).startsWith(`mimetype${openSheet}`)) return true
    return hasName('mimetype') && hasName('META-INF/manifest.xml') && mimeTypeOf(bytes).startsWith(openSheet)
  }
  if (/^(?:ï»¿)?\s*<\?xml/.test(head)) return head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  const names = oleNames(bytes)
  if (names) return (names.has('Workbook') || names.has('Book')) && !others.some((name) => names.has(name))
  // Workbooks before 1993 are a bare stream of records (MS-XLS, BOF).
  return bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && [0x04, 0x06].includes(bytes[2] ?? -1)
}

/** The type that an OpenDocument package names (ODF 1.3 part 2, 3.3); '' where it names none. */
function mimeTypeOf(bytes: Uint8Array): string {
  try {
    const files = unzipSync(bytes, { filter: ({ name, originalSize }) => name === 'mimetype' && originalSize < 256 })
    return strFromU8(files['mimetype'] ?? new Uint8Array())
  } catch {
    return ''
  }
}
