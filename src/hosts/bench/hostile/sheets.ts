import { crc32, deflateRawSync } from 'node:zlib'
import { bytesOf, type HostileFile } from './hostile-file.ts'
import { writeZip } from './zip-writer.ts'

/** Workbooks of more strings, columns and cells than people fill. */
export const hostileSheets: readonly HostileFile[] = [
  { name: 'strings.xlsx', make: manyStrings },
  { name: 'wide-row.xlsx', make: () => book(`<row r="1">${columns(16_384)}</row>`) },
  {
    name: 'wide-rows.xlsx',
    make: () => book(Array.from({ length: 100 }, (_, row) => `<row r="${row + 1}">${columns(16_384)}</row>`).join('')),
  },
  {
    name: 'far-cell.xlsx',
    make: () =>
      book(
        '<row r="1"><c r="A1" t="str"><v>near</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row>',
      ),
  },
  {
    name: 'merged.xlsx',
    make: () =>
      book(
        '<row r="1"><c r="A1" t="str"><v>all</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
  },
  {
    name: 'million-rows.xlsx',
    make: () =>
      book(
        Array.from(
          { length: 1_000_000 },
          (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
        ).join(''),
      ),
  },
]

const columns = (count: number) => Array.from({ length: count }, (_, at) => `<c t="str"><v>c${at}</v></c>`).join('')

function book(rows: string, after = '', strings = ''): Uint8Array {
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${namespace} xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${namespace}><sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/sharedStrings.xml': `<sst ${namespace}>${strings}</sst>`,
  }
  return writeZip(
    Object.entries(parts).map(([name, part]) => {
      const plain = bytesOf(part)
      return { name, data: deflateRawSync(plain), size: plain.length, crc: crc32(plain), deflated: true }
    }),
  )
}

/** A million shared strings, each in a cell of its own. */
function manyStrings(): Uint8Array {
  const million = Array.from({ length: 1_000_000 }, (_, at) => at)
  const rows = Array.from({ length: 100_000 }, (_, row) => {
    const cells = Array.from({ length: 10 }, (_, column) => `<c t="s"><v>${row * 10 + column}</v></c>`)
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  return book(rows.join(''), '', million.map((at) => `<si><t>string ${at}</t></si>`).join(''))
}
