import { expect, test } from 'vitest'
import type { FlowBlock } from '../flow.ts'
import { readDocx } from '../formats/docx.ts'
import { makeWordFile, paragraph, run } from './word-file.fixture.ts'

const flowOf = (body: string, parts: Record<string, string> = {}): FlowBlock[] =>
  readDocx(makeWordFile({ body, ...parts })).flow
const textsOf = (body: string, parts: Record<string, string> = {}): string[] =>
  flowOf(body, parts).map(({ text }) => text)
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
const row = (cells: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

test.each<[name: string, runs: string, text: string]>([
  [
    'field results stay, their codes go',
    run('see ') + field('REF a \\h', run('Section 2')) + run('.'),
    'see Section 2.',
  ],
  [
    'fields within the code of a field are code',
    field(` IF ${field('MERGEFIELD x', run('Anna'))} = "A" "yes" "no" `, run('yes')),
    'yes',
  ],
  [
    'a simple field and a link',
    `<w:fldSimple w:instr="DATE">${run('1 May')}</w:fldSimple><w:hyperlink r:id="x">${run(' here')}</w:hyperlink>`,
    '1 May here',
  ],
  [
    'a field that never ends says its result',
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Term')}`,
    'Term',
  ],
  [
    'an end or a middle without a beginning is nothing',
    `<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>${run('a')}`,
    'a',
  ],
  [
    'old form fields show their state',
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="red"/><w:listEntry w:val="blue"/></w:ddList></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>',
    '☒blue',
  ],
  [
    'insertions stay, deletions and moves away go',
    `${run('a ')}<w:ins>${run('b ')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins><w:moveFrom>${run('y')}</w:moveFrom><w:moveTo>${run('c')}</w:moveTo><w:del><w:r><w:t>z</w:t></w:r></w:del>`,
    'a b c',
  ],
  [
    'symbols, hyphens and breaks',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F061"/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t><w:tab/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F021"/></w:r>',
    '☑αa-bc\nd e',
  ],
  ['hidden text is not printed', run('a') + run('secret', '<w:vanish/>') + run('b', '<w:vanish w:val="0"/>'), 'ab'],
  [
    'content controls within a line',
    `${run('a ')}<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run('b')}</w:sdtContent></w:sdt>`,
    'a b',
  ],
  [
    'readings above characters go',
    '<w:r><w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>',
    '字',
  ],
  [
    'equations on a line',
    '<m:oMath><m:sSup><m:e><m:d><m:e><m:r><m:t>x+a</m:t></m:r></m:e></m:d></m:e><m:sup><m:r><m:t>2n</m:t></m:r></m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:rad><m:deg/><m:e><m:r><m:t>c</m:t></m:r></m:e></m:rad></m:den></m:f></m:oMath>',
    '(x+a)^(2n)=(a+b)/(√(c))',
  ],
])('%s', (_, runs, text) => {
  expect(textsOf(paragraph(runs))).toEqual([text])
})

test('a paragraph whose end was struck goes on in the next', () => {
  const body =
    paragraph('One ', '<w:rPr><w:del/></w:rPr>') + paragraph('two.') + paragraph('Last', '<w:rPr><w:del/></w:rPr>')
  expect(textsOf(body)).toEqual(['One two.', 'Last'])
})

test('of alternatives one is read: what is understood, else the fallback', () => {
  const either = (requires: string): string =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:drawing><wps:txbx>${box('new')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('old')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect(textsOf(paragraph(run('a') + either('wps')) + paragraph('b'))).toEqual(['a', 'new', 'b'])
  expect(textsOf(paragraph(run('a') + either('unheard')))).toEqual(['a', 'old'])
  expect(
    textsOf(
      `<mc:AlternateContent><mc:Choice Requires="wps">${paragraph('one')}</mc:Choice><mc:Fallback>${paragraph('two')}</mc:Fallback></mc:AlternateContent>`,
    ),
  ).toEqual(['one'])
})

test('notes and comments follow the paragraph that refers to them, as they are numbered', () => {
  const note = (kind: string, id: number, text: string, more = ''): string =>
    `<w:${kind} w:id="${id}"${more}>${paragraph(text)}</w:${kind}>`
  const mark = (kind: string, id: number, more = ''): string => `<w:r><w:${kind}Reference w:id="${id}"${more}/></w:r>`
  const body =
    paragraph(run('A') + mark('footnote', 7) + run(' b') + mark('comment', 0) + mark('endnote', 2)) +
    paragraph(run('C') + `<w:del>${mark('footnote', 9)}</w:del>` + mark('footnote', 8) + mark('footnote', 8)) +
    paragraph(`${run('D')}<w:r><w:footnoteReference w:id="6" w:customMarkFollows="1"/><w:t>*</w:t></w:r>`) +
    `<w:tbl>${row(cell(run('E').replace(/^/, '<w:p>') + mark('footnote', 5) + '</w:p>') + cell('f'))}</w:tbl>`
  const footnotes =
    note('footnote', -1, 'line', ' w:type="separator"') +
    note('footnote', 7, 'first') +
    note('footnote', 8, 'second') +
    note('footnote', 6, 'starred') +
    note('footnote', 5, 'in table') +
    note('footnote', 9, 'struck')
  const endnotes = note('endnote', 2, 'at the end')
  const comments = note('comment', 0, 'Really?', ' w:author="Anna Weber"')
  expect(textsOf(body, { footnotes, endnotes, comments })).toEqual([
    'A[1] b[i]',
    '[1] first',
    '[Comment by Anna Weber] Really?',
    '[i] at the end',
    'C[2][3]',
    '[2] second',
    'D*',
    '[*] starred',
    'E[4]\tf',
    '[4] in table',
  ])
  const settings = '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>'
  expect(textsOf(paragraph(run('A') + mark('footnote', 7)), { footnotes, settings })).toEqual(['A[C]', '[C] first'])
})

test('a note that refers to itself ends', () => {
  const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const footnotes = `<w:footnote w:id="1">${paragraph(run('again') + mark)}</w:footnote>`
  expect(textsOf(paragraph(run('a') + mark), { footnotes })).toEqual(['a[1]', '[1] again[2]'])
})

test('headers come first and footers last, each printed one once, page numbers left out', () => {
  const number = field('PAGE', run('3'))
  const section = (first: string): string =>
    `<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/><w:headerReference w:type="even" r:id="header3"/>${first}</w:sectPr>`
  const parts = {
    header1: paragraph('Weber & Co.'.replace('&', '&amp;')) + paragraph(run('Page ') + number + run(' of 9')),
    header2: paragraph('Weber &amp; Co.') + paragraph('Berlin'),
    header3: paragraph('Even'),
    header4: paragraph('Nowhere'),
    footer1: paragraph(run('– ') + number + run(' –')) + paragraph('Confidential'),
  }
  expect(textsOf(paragraph('Body') + section('<w:titlePg/>'), parts)).toEqual([
    'Weber & Co.',
    'Berlin',
    'Body',
    'Confidential',
  ])
  expect(textsOf(paragraph('Body') + section(''), parts)).toEqual(['Weber & Co.', 'Body', 'Confidential'])
  expect(textsOf(paragraph('Body') + section(''), { ...parts, settings: '<w:evenAndOddHeaders/>' })).toContain('Even')
})

test('rows say merged cells once and carry the header row', () => {
  const body = `<w:tbl>${[
    row(cell('Year', '<w:vMerge w:val="restart"/>') + cell('Rent', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>'),
    row(cell('', '<w:vMerge/>') + cell('cold') + cell('warm'), '<w:tblHeader/>'),
    row(cell('2024') + cell('700') + cell('900')),
    row(cell('struck') + cell('x'), '<w:del/>'),
    `<w:sdt><w:sdtContent>${row(`${cell('2025')}<w:sdt><w:sdtContent>${cell('720')}</w:sdtContent></w:sdt>${cell('930')}`)}</w:sdtContent></w:sdt>`,
    row(cell('sum', '<w:gridSpan w:val="2"/>') + cell('1830')),
  ].join('')}</w:tbl>`
  const header = 'Year | Rent | cold | warm'
  expect(flowOf(body)).toEqual([
    { kind: 'table-row', text: 'Year\tRent\t', header },
    { kind: 'table-row', text: '\tcold\twarm', header },
    { kind: 'table-row', text: '2024\t700\t900', header },
    { kind: 'table-row', text: '2025\t720\t930', header },
    { kind: 'table-row', text: 'sum\t\t1830', header },
  ])
})

test('a first row that is bold, or that the style draws apart, heads a table; a bold table has no header', () => {
  const bold = (text: string): string => cell(paragraph(run(text, '<w:b/>')))
  const table = (rows: string, properties = ''): string => `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows}</w:tbl>`
  const headers = (body: string, styles = ''): (string | undefined)[] =>
    flowOf(body, { styles }).map(({ header }) => header)
  expect(headers(table(row(bold('A') + bold('B')) + row(cell('1') + bold('2'))))).toEqual(['A | B', 'A | B'])
  expect(headers(table(row(bold('A') + bold('B')) + row(bold('1') + bold('2'))))).toEqual([undefined, undefined])
  expect(headers(table(row(bold('A') + cell('B')) + row(cell('1') + cell('2'))))).toEqual([undefined, undefined])
  const plain = row(cell('A') + cell('B')) + row(cell('1') + cell('2'))
  const style =
    '<w:style w:type="table" w:styleId="Base"><w:tblStylePr w:type="firstRow"/></w:style><w:style w:type="table" w:styleId="G"><w:basedOn w:val="Base"/></w:style>'
  const look = (value: string): string => `<w:tblStyle w:val="G"/><w:tblLook w:val="${value}"/>`
  expect(headers(table(plain, look('04A0')), style)).toEqual(['A | B', 'A | B'])
  expect(headers(table(plain, look('0480')), style)).toEqual([undefined, undefined])
  expect(headers(table(plain, look('04A0')))).toEqual([undefined, undefined])
})

test('inner tables follow their row; a table of one cell is a frame', () => {
  const inner = `<w:tbl>${row(cell('i') + cell('j'))}</w:tbl>`
  const body = `<w:tbl>${row(cell(paragraph('a') + inner + paragraph('b')) + cell('c'))}${row(cell('d') + cell('e'))}</w:tbl>`
  expect(textsOf(body)).toEqual(['a b\tc', 'i\tj', 'd\te'])
  expect(flowOf(`<w:tbl>${row(cell(paragraph('framed') + inner))}</w:tbl>`)).toEqual([
    { kind: 'paragraph', text: 'framed' },
    { kind: 'table-row', text: 'i\tj' },
  ])
})

test('a chart is read as the table that it draws, once', () => {
  const points = (...values: string[]): string =>
    `<c:strCache>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('')}</c:strCache>`
  const series = (name: string, ...values: string[]): string =>
    `<c:ser><c:tx>${points(name)}</c:tx><c:cat>${points('2024', '2025')}</c:cat><c:val>${points(...values)}</c:val></c:ser>`
  const chart1 = `<c:chart><c:title><a:p><a:r><a:t>Rent</a:t></a:r></a:p></c:title><c:plotArea><c:barChart>${series('cold', '700', '720')}${series('warm', '900')}</c:barChart></c:plotArea></c:chart>`
  const drawing = '<w:r><w:drawing><c:chart r:id="chart1"/></w:drawing></w:r>'
  const header = 'cold | warm'
  expect(flowOf(paragraph(run('See:') + drawing + drawing), { chart1 })).toEqual([
    { kind: 'paragraph', text: 'See:' },
    { kind: 'paragraph', text: 'Rent' },
    { kind: 'table-row', text: '\tcold\twarm', header },
    { kind: 'table-row', text: '2024\t700\t900', header },
    { kind: 'table-row', text: '2025\t720\t', header },
  ])
})

test('the words of a diagram are read from its part', () => {
  const point = (text: string): string => `<dgm:pt><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`
  const diagramData1 = `<dgm:ptLst>${point('Landlord')}${point('Tenant')}</dgm:ptLst>`
  const drawing = '<w:r><w:drawing><dgm:relIds r:dm="diagramData1" r:lo="none"/></w:drawing></w:r>'
  expect(textsOf(paragraph(run('See:') + drawing), { diagramData1 })).toEqual(['See:', 'Landlord', 'Tenant'])
})

test('strict files and files with other prefixes read the same', () => {
  const body = paragraph(run('Term')) + `<w:tbl>${row(cell('a') + cell('b'))}</w:tbl>`
  const strict = makeWordFile({ body }, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
  expect(readDocx(strict).flow.map(({ text }) => text)).toEqual(['Term', 'a\tb'])
  const other = makeWordFile(
    { body: body.replace(/(<\/?)w:/g, '$1ns0:').replace(/ w:/g, ' ns0:') },
    'x" xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main',
  )
  expect(readDocx(other).flow).toEqual(readDocx(strict).flow)
})

test('hostile depth and breadth end', () => {
  const nested = (depth: number): string =>
    `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('deep')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`
  expect(textsOf(nested(100))).toEqual(['deep'])
  expect(textsOf(nested(5_000)).length).toBeLessThan(2)
  expect(() => textsOf(nested(20_000))).toThrow('document-damaged')
  const wide = row(cell('a', '<w:gridSpan w:val="999999999"/>'), '<w:gridBefore w:val="999999999"/>')
  expect(textsOf(`<w:tbl>${wide}${row(cell('b'))}</w:tbl>`).join('').length).toBeLessThan(200)
  const fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000)
  expect(textsOf(paragraph(fields) + paragraph('after'))).toEqual(['after'])
})
