import { expect, test } from 'vitest'
import { readDocx } from '../formats/docx.ts'
import { makeWordFile, paragraph } from './word-file.fixture.ts'

type LevelSpec = [format: string, text: string, more?: string]

/** XML of an abstract list; levels start at 1 where `more` does not say otherwise. */
function abstract(id: number, levels: readonly LevelSpec[], more = ''): string {
  const inner = levels.map(([format, text, extra = ''], at) => {
    const start = extra.includes('w:start ') ? '' : '<w:start w:val="1"/>'
    return `<w:lvl w:ilvl="${at}">${start}<w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`
  })
  return `<w:abstractNum w:abstractNumId="${id}">${more}${inner.join('')}</w:abstractNum>`
}

const list = (id: number, abstractId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`
const restart = (level: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
const item = (level: number | undefined, id: number | string, text = 'x'): string => {
  const at = level === undefined ? '' : `<w:ilvl w:val="${level}"/>`
  return paragraph(text, `<w:numPr>${at}<w:numId w:val="${id}"/></w:numPr>`)
}

/** The texts of the paragraphs `places` (level, list), each with text `x`. */
function labels(numbering: string, body: string, styles = ''): string[] {
  return readDocx(makeWordFile({ body, numbering, styles })).flow.map(({ text }) => text)
}

const items = (places: readonly (readonly [number, number])[]): string =>
  places.map(([level, id]) => item(level, id)).join('')

const legal: LevelSpec[] = [
  ['decimal', '%1.'],
  ['decimal', '%1.%2'],
  ['lowerLetter', '%1.%2(%3)'],
  ['lowerRoman', '(%4)'],
  ['upperLetter', '(%5)'],
]

test.each<[name: string, numbering: string, places: [number, number][], labels: string[]]>([
  [
    'clauses count down to their letters, and each level begins anew below the one above',
    abstract(0, legal) + list(1, 0),
    [
      [0, 1],
      [1, 1],
      [2, 1],
      [2, 1],
      [3, 1],
      [3, 1],
      [1, 1],
      [2, 1],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    ['1.', '1.1', '1.1(a)', '1.1(b)', '(i)', '(ii)', '1.2', '1.2(a)', '2.', '2.1', '2.1(a)'],
  ],
  [
    'a level that was skipped counts as used once',
    abstract(0, legal) + list(1, 0),
    [
      [0, 1],
      [2, 1],
      [1, 1],
      [2, 1],
    ],
    ['1.', '1.1(a)', '1.2', '1.2(a)'],
  ],
  [
    'a list that begins below its first level',
    abstract(0, legal) + list(1, 0),
    [
      [1, 1],
      [1, 1],
      [0, 1],
    ],
    ['1.1', '1.2', '2.'],
  ],
  [
    'two lists of one definition go on counting',
    abstract(0, legal) + list(1, 0) + list(2, 0),
    [
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 1],
    ],
    ['1.', '2.', '2.1', '3.'],
  ],
  [
    'lists of two definitions count apart',
    abstract(0, legal) + abstract(1, legal) + list(1, 0) + list(2, 1),
    [
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [0, 2],
    ],
    ['1.', '1.', '1.1', '1.1', '2.'],
  ],
  [
    'a start override restarts the list once, where it is first used',
    abstract(0, legal) + list(1, 0) + list(2, 0, restart(0, 7)),
    [
      [0, 1],
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ],
    ['1.', '2.', '7.', '7.1', '8.', '9.'],
  ],
  [
    'a start override of an inner level holds whenever that level begins anew',
    abstract(0, legal) + list(1, 0, restart(1, 4)),
    [
      [0, 1],
      [1, 1],
      [1, 1],
      [0, 1],
      [1, 1],
    ],
    ['1.', '1.4', '1.5', '2.', '2.4'],
  ],
  [
    'a level override replaces format and text, and its counters stay those of the list',
    abstract(0, legal) +
      list(1, 0) +
      list(
        2,
        0,
        '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %2"/></w:lvl></w:lvlOverride>',
      ),
    [
      [0, 1],
      [1, 1],
      [1, 2],
      [1, 1],
    ],
    ['1.', '1.1', 'Part II', '1.3'],
  ],
  [
    'a level may go on through the ones above, or begin anew after one of them only',
    abstract(0, [
      ['decimal', '%1'],
      ['decimal', '§ %2', '<w:lvlRestart w:val="0"/>'],
      ['decimal', 'R %3', '<w:lvlRestart w:val="1"/>'],
    ]) + list(1, 0),
    [
      [0, 1],
      [1, 1],
      [2, 1],
      [1, 1],
      [2, 1],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    ['1', '§ 1', 'R 1', '§ 2', 'R 2', '2', '§ 3', 'R 1'],
  ],
  [
    'legal style prints all numbers of a label as decimals',
    abstract(0, [
      ['upperRoman', 'Article %1'],
      ['decimalZero', 'Section %1.%2', '<w:isLgl/>'],
      ['lowerLetter', '%1.%2.%3', '<w:isLgl w:val="0"/>'],
    ]) + list(1, 0),
    [
      [0, 1],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    ['Article I', 'Article II', 'Section 2.01', 'II.01.a'],
  ],
  [
    'levels start where they say, at zero where they do not',
    `${abstract(0, [['decimal', '%1', '<w:start w:val="5"/>']])}<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>${list(1, 0)}${list(2, 1)}`,
    [
      [0, 1],
      [0, 1],
      [0, 2],
      [0, 2],
    ],
    ['5', '6', '0', '1'],
  ],
  [
    'a label without a number is text; a level without a label prints none; a bullet is a bullet',
    abstract(0, [
      ['none', 'Note:'],
      ['decimal', ''],
      ['bullet', '\uF0B7'],
    ]) + list(1, 0),
    [
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    ['Note:', '', '-'],
  ],
  [
    'a list may take its definition from a numbering style',
    `<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Clauses"/></w:abstractNum>${abstract(4, legal, '<w:styleLink w:val="Clauses"/>')}${list(1, 3)}${list(2, 4)}`,
    [
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    ['1.', '1.1', '1.1(a)'],
  ],
])('%s', (_, numbering, places, expected) => {
  expect(labels(numbering, items(places))).toEqual(expected.map((label) => `${label} x`.trim()))
})

test('a paragraph whose list does not exist, or is list 0, has no label', () => {
  expect(labels(abstract(0, legal) + list(1, 0), item(0, 9) + item(0, 0) + item(0, 1))).toEqual(['x', 'x', '1. x'])
})

test('what parts a label from its text: a tab, a space or nothing', () => {
  const numbering =
    abstract(0, [
      ['decimal', '%1.', '<w:suff w:val="nothing"/>'],
      ['decimal', '%2', '<w:suff w:val="nothing"/>'],
      ['decimal', 'Schedule %3 – ', '<w:suff w:val="nothing"/>'],
      ['decimal', '%4)', '<w:suff w:val="space"/>'],
    ]) + list(1, 0)
  const body = item(0, 1) + item(1, 1) + item(1, 1, ': y') + item(2, 1) + item(3, 1)
  expect(labels(numbering, body)).toEqual(['1.x', '1 x', '2: y', 'Schedule 1 – x', '1) x'])
})

test('styles number their paragraphs at the level that is linked to them', () => {
  const style = (id: string, name: string, inner: string, base = ''): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base}<w:pPr>${inner}</w:pPr></w:style>`
  const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
  const styles =
    style('H1', 'heading 1', numbered) +
    style('H2', 'heading 2', numbered) +
    style('H3', 'heading 3', '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>') +
    style('Mine', 'Mine', '', '<w:basedOn w:val="H2"/>') +
    style('Plain', 'Plain', '<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:basedOn w:val="H2"/>')
  const numbering =
    abstract(0, [
      ['decimal', '%1', '<w:pStyle w:val="H1"/>'],
      ['decimal', '%1.%2', '<w:pStyle w:val="H2"/>'],
      ['decimal', '%1.%2.%3'],
    ]) + list(1, 0)
  const styled = (id: string, more = ''): string => paragraph(id, `<w:pStyle w:val="${id}"/>${more}`)
  const body =
    styled('H1') +
    styled('H2') +
    styled('Mine') +
    styled('H3') +
    styled('Plain') +
    styled('H2', '<w:numPr><w:ilvl w:val="2"/></w:numPr>') +
    styled('H2', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    styled('H1')
  expect(labels(numbering, body, styles)).toEqual([
    '1 H1',
    '1.1 H2',
    '1.2 Mine',
    '1.2.1 H3',
    'Plain',
    '1.2.2 H2',
    'H2',
    '2 H1',
  ])
})

test('a style may inherit its list and name its own level, linked or not', () => {
  const style = (id: string, inner: string, base: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/><w:pPr><w:numPr>${inner}</w:numPr></w:pPr></w:style>`
  const styles =
    style('C1', '<w:numId w:val="1"/>', 'Normal') +
    style('C2', '<w:ilvl w:val="1"/>', 'C1') +
    style('C3', '<w:ilvl w:val="2"/>', 'C2')
  const linked = legal.map(
    ([format, text], at): LevelSpec => [format, text, at < 2 ? `<w:pStyle w:val="C${at + 1}"/>` : ''],
  )
  const body = ['C1', 'C2', 'C3', 'C3', 'C2', 'C1'].map((id) => paragraph(id, `<w:pStyle w:val="${id}"/>`)).join('')
  const expected = ['1. C1', '1.1 C2', '1.1(a) C3', '1.1(b) C3', '1.2 C2', '2. C1']
  expect(labels(abstract(0, legal) + list(1, 0), body, styles)).toEqual(expected)
  expect(labels(abstract(0, linked) + list(1, 0), body, styles)).toEqual(expected)
})

test('empty, struck, hidden and inserted paragraphs count as Word counts them', () => {
  const struck = (text: string, mark = '<w:rPr><w:del/></w:rPr>') =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark}</w:pPr><w:del><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p>`
  const body =
    item(0, 1, 'a') +
    item(0, 1, '<w:r/>') +
    item(0, 1, 'c') +
    struck('gone') +
    item(0, 1, 'd') +
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>` +
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>`
  expect(labels(abstract(0, legal) + list(1, 0), body)).toEqual(['1. a', '3. c', '4. d', '5. new'])
})

test('text boxes and notes do not disturb the count of the text around them', () => {
  const box = `<w:r><w:pict><v:textbox><w:txbxContent>${item(0, 1, 'in box')}</w:txbxContent></v:textbox></w:pict></w:r>`
  const body = item(0, 1, 'a') + paragraph(`<w:r><w:t>p</w:t></w:r>${box}`) + item(0, 1, 'b')
  expect(labels(abstract(0, legal) + list(1, 0), body)).toEqual(['1. a', 'p', '1. in box', '2. b'])
})

test('a hostile list neither throws nor grows', () => {
  const numbering = abstract(0, [
    ['lowerLetter', '%1'.repeat(50), '<w:start w:val="999999999"/>'],
    ['upperRoman', '%2', '<w:start w:val="-5"/>'],
  ])
  const texts = labels(numbering + list(1, 0), item(0, 1) + item(1, 1) + item(77, 1) + item(-3, 1))
  expect(texts).toHaveLength(4)
  expect(texts.join('').length).toBeLessThan(2_000)
})
