import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocx } from '../formats/docx.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { makeWordFile } from './word-file.fixture.ts'

const names = (
  'w:p w:r w:t w:tbl w:tr w:tc w:tcPr w:trPr w:pPr w:rPr w:sdt w:sdtContent w:ins w:del w:moveFrom w:moveTo w:hyperlink ' +
  'w:fldChar w:fldSimple w:instrText w:sym w:br w:tab w:noBreakHyphen w:drawing w:pict w:txbxContent mc:AlternateContent ' +
  'mc:Choice mc:Fallback m:oMath m:r m:t m:f m:num m:den m:nary m:naryPr m:d m:e m:m m:mr w:footnoteReference ' +
  'w:endnoteReference w:commentReference w:numPr w:numId w:ilvl w:pStyle w:outlineLvl w:vMerge w:gridSpan w:tblHeader ' +
  'w:vanish w:b w:sectPr w:headerReference c:chart a:txBody a:p w:footnote w:comment w:lvl w:num w:abstractNum w:style'
).split(' ')
const values = fc.constantFrom(
  '0',
  '1',
  '2',
  '-1',
  '99',
  'begin',
  'separate',
  'end',
  'default',
  'x',
  '',
  'header1',
  'wps',
)
const attributes = fc.dictionary(
  fc.constantFrom(
    'w:val',
    'w:id',
    'r:id',
    'w:type',
    'w:fldCharType',
    'w:char',
    'w:numId',
    'w:ilvl',
    'w:styleId',
    'Requires',
  ),
  values,
  { maxKeys: 3 },
)
const markup = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 5 }).map((inner) => inner.join('')),
  node: fc.oneof(
    { maxDepth: 9, depthSize: 'medium' },
    fc.constantFrom('words ', 'More words.', '&#xD800;', '\t', ''),
    fc.tuple(fc.constantFrom(...names), attributes, tie('nodes')).map(([name, given, inner]) => {
      const written = Object.entries(given).map(([key, value]) => ` ${key}="${value}"`)
      return `<${name}${written.join('')}>${inner}</${name}>`
    }),
  ),
})).nodes

test('no arrangement of elements throws or is stored unsoundly', () => {
  const part = fc.record({
    body: markup,
    styles: markup,
    numbering: markup,
    footnotes: markup,
    comments: markup,
    settings: markup,
    header1: markup,
  })
  fc.assert(
    fc.property(part, (parts) => {
      expect([...paginate(readDocx(makeWordFile(parts)).flow)].flatMap(pageProblems)).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
