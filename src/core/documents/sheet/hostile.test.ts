import { CFB } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { compoundKind } from '../compound-kind.ts'
import { columnName } from './column-name.ts'
import { blockTexts, outcome, readFile } from './test-read.ts'
import { formats, sheetOf, withParts, workbookBytes } from './test-workbook.ts'

const allowed = [
  'read',
  'document-damaged',
  'document-empty',
  'document-encrypted',
  'document-too-hungry',
  'file-unsupported',
]
const rows = Array.from({ length: 30 }, (_, row) => [`row ${row}`, row, { t: 'n' as const, v: row / 7, z: '0.0%' }])
const firstSheet = 'xl/worksheets/sheet1.xml'

function oleFile(streams: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, new Uint8Array(bytes))
  return new Uint8Array(CFB.write(file, { type: 'array' }))
}

// A seed of its own: SheetJS goes round for ever in some torn formulas of XLS files, which only the Workshop's limit ends.
test.each(formats)('a torn or altered %s is read or named as what it is', async (format) => {
  const whole = workbookBytes({ Data: sheetOf(rows) }, format)
  expect(await outcome(whole.slice(0, whole.length - 30), `a.${format}`)).not.toBe('file-unsupported')
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: whole.length }),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      async (length, changes) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        expect(allowed).toContain(await outcome(bytes.slice(0, length), `a.${format}`))
      },
    ),
    { numRuns: 60, seed: 20_251 },
  )
})

test.each(['xlsx', 'ods'] as const)('altered XML in an %s is read or named as damaged', async (format) => {
  const whole = workbookBytes({ Data: sheetOf(rows) }, format)
  const path = format === 'ods' ? 'content.xml' : firstSheet
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('<', '>', '"', '/', '9999999999', '')),
        {
          maxLength: 8,
        },
      ),
      async (changes) => {
        const bytes = withParts(whole, {
          [path]: (xml) =>
            changes.reduce((text, [share, put]) => {
              const at = Math.floor(share * text.length)
              return text.slice(0, at) + put + text.slice(at + 3)
            }, xml),
        })
        expect(allowed).toContain(await outcome(bytes, `a.${format}`))
      },
    ),
    { numRuns: 60 },
  )
})

test('a sheet that claims every row and column costs nothing', async () => {
  const bytes = withParts(workbookBytes({ A: sheetOf([['near']]) }), {
    [firstSheet]: (xml) =>
      xml
        .replace(/<dimension [^>]*>/, '<dimension ref="A1:XFD1048576"/>')
        .replace(
          '</sheetData>',
          '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>',
        ),
  })
  expect(blockTexts((await readFile(bytes, 'a.xlsx')).pages)).toEqual(['A', 'near', 'far'])
})

test('a cell beyond the last row does not hang', async () => {
  const bytes = withParts(workbookBytes({ A: sheetOf([['near']]) }), {
    [firstSheet]: (xml) =>
      xml.replace('</sheetData>', '<row r="4294967290"><c r="A4294967290"><v>7</v></c></row></sheetData>'),
  })
  expect(allowed).toContain(await outcome(bytes, 'a.xlsx'))
})

test('cells far from each other do not fill the rows between them', async () => {
  const bytes = withParts(workbookBytes({ A: sheetOf([['near']]) }), {
    [firstSheet]: (xml) => {
      const far = Array.from({ length: 300 }, (_, at) => {
        const place = `${columnName(at * 50)}${at + 2}`
        return `<row r="${at + 2}"><c r="${place}"><v>${at}</v></c></row>`
      })
      return xml.replace('</sheetData>', `${far.join('')}</sheetData>`)
    },
  })
  const { pages } = await readFile(bytes, 'a.xlsx')
  expect(pages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(300 * 60)
})

test('one long string said ten thousand times is too hungry', async () => {
  const bytes = withParts(workbookBytes({ A: sheetOf([['near']]) }), {
    '[Content_Types].xml': (xml) =>
      xml.replace(
        '</Types>',
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
      ),
    'xl/sharedStrings.xml': () => `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`,
    [firstSheet]: (xml) => {
      const cells = Array.from(
        { length: 10_000 },
        (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>0</v></c></row>`,
      )
      return xml.replace('</sheetData>', `${cells.join('')}</sheetData>`)
    },
  })
  expect(await outcome(bytes, 'a.xlsx')).toBe('document-too-hungry')
})

test('encrypted workbooks are named so', async () => {
  expect(await outcome(oleFile({ EncryptionInfo: [4, 0, 4, 0], EncryptedPackage: [1, 2, 3] }), 'a.xlsx')).toBe(
    'document-encrypted',
  )
  // BOF of BIFF8, then FilePass (MS-XLS 2.4.21, 2.4.117).
  const bof = [0x09, 0x08, 16, 0, 0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]
  const pass = [0x2f, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78]
  expect(await outcome(oleFile({ Workbook: [...bof, ...pass, 0x0a, 0, 0, 0] }), 'a.xls')).toBe('document-encrypted')
  const ods = withParts(workbookBytes({ A: sheetOf(rows) }, 'ods'), {
    'META-INF/manifest.xml': (xml) =>
      xml.replace('</manifest:manifest>', '<manifest:encryption-data/></manifest:manifest>'),
  })
  expect(await outcome(ods, 'a.ods')).toBe('document-encrypted')
})

test('an OLE file without a workbook of its own is none', () => {
  expect(compoundKind(oleFile({ WordDocument: [1], 'ObjectPool/Workbook': [2] }))).toBe('doc')
  expect(compoundKind(oleFile({ 'PowerPoint Document': [1], 'Deep/Workbook': [2] }))).toBeUndefined()
  expect(compoundKind(oleFile({ Workbook: [1] }))).toBe('sheet')
})

test('telling what an OLE file holds ends on any bytes', () => {
  const whole = oleFile({ Workbook: Array.from({ length: 5_000 }, (_, at) => at % 251) })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
      fc.nat(whole.length),
      (changes, length) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) if (at > 7) bytes[at] = value
        expect(['sheet', undefined]).toContain(compoundKind(bytes.subarray(0, length)))
      },
    ),
  )
})

test('a letter that holds a workbook is no workbook, torn or whole', async () => {
  const letter = zipSync({
    'word/document.xml': strToU8(
      '<w:document><w:body><w:p><w:r><w:t>Dear Anna</w:t></w:r></w:p></w:body></w:document>',
    ),
    'word/embeddings/sheet.xlsx': [workbookBytes({ A: sheetOf(rows) }), { level: 0 }],
  })
  expect((await readFile(letter, 'a.docx')).kind).toBe('docx')
  expect(await outcome(letter.slice(0, letter.length - 40), 'a.docx')).toBe('document-damaged')
})
