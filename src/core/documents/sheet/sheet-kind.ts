// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { strFromU8, unzipSync } from 'fflate/browser'
import { oleNames } from './ole-names.ts'

const openSheet = 'application/vnd.oasis.opendocument.spreadsheet'
const workbooks = ['xl/workbook.xml', 'xl/workbook.bin']
/** Streams of files that may hold a workbook as a part of them. */
const others = ['WordDocument', 'PowerPoint Document', '__properties_version1.0', 'EncryptedPackage']

/** Whether the bytes are a workbook; `mayHold` guesses whether a torn zip holds a name. */
export function isSheet(bytes: Uint8Array, mayHold: (name: string) => boolean): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  if (head.startsWith('PK\u0003\u0004')) return isSheetPackage(bytes, head, mayHold)
  if (/^(?:ï»¿)?\s*<\?xml/.test(head)) return head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  const names = oleNames(bytes)
  if (names) return (names.has('Workbook') || names.has('Book')) && !others.some((name) => names.has(name))
  // Workbooks before 1993 are a bare stream of records (MS-XLS, BOF).
  return bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && [0x04, 0x06].includes(bytes[2] ?? -1)
}

function isSheetPackage(bytes: Uint8Array, head: string, mayHold: (name: string) => boolean): boolean {
  // An OpenDocument package begins with its type, uncompressed in most (ODF 1.3 part 2, 3.3).
  if (head.slice(30).startsWith(`mimetype${openSheet}`)) return true
  const names: string[] = []
  try {
    const { mimetype } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        return name === 'mimetype' && originalSize < 256
      },
    })
    if (mimetype && strFromU8(mimetype).startsWith(openSheet)) return true
  } catch {
    // Names of a workbook that is embedded in a letter stand in the letter's bytes too.
    return workbooks.some(mayHold) && !mayHold('word/document.xml')
  }
  return workbooks.some((name) => names.includes(name))
}
