import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { readPlainText } from './text.ts'

test('Markdown: headings, lists, tables and code become blocks; marks go', () => {
  const { title, flow } = readMarkdown(
    '---\ntitle: "Notes"\n---\n# One\n\nA *b* [c](d) &amp; `e`.\n\n3. x\n4. y\n   - z\n\n| a | b |\n|---|---|\n| 1 | |\n\n```\ncode\n  in\n```\n',
  )
  expect(title).toBe('Notes')
  expect(flow).toEqual([
    { kind: 'heading', text: 'One', level: 1 },
    { kind: 'paragraph', text: 'A b c & e.' },
    { kind: 'list-item', text: '3. x' },
    { kind: 'list-item', text: '4. y' },
    { kind: 'list-item', text: '- z' },
    { kind: 'table-row', text: 'a\tb', header: 'a | b' },
    { kind: 'table-row', text: '1\t', header: 'a | b' },
    { kind: 'code', text: 'code\n  in' },
  ])
})

test('HTML: what is not shown is left out, entities and tables are read', () => {
  const { title, flow } = readHtml(
    `<!doctype html><title>T &amp; U</title><style>p{}</style><nav>menu</nav><h2>A<br>b</h2><p>One&nbsp;two <b>three</b><script>x()</script>
     <ul><li>first<li><p>second</p></ul><table><tr><th>a<th>b<tr><td>1<td>2</table><div hidden>no</div><pre>x
  y</pre><a href=x><h3>Linked</h3></a>tail`,
  )
  expect(title).toBe('T & U')
  expect(flow).toEqual([
    { kind: 'heading', text: 'A b', level: 2 },
    { kind: 'paragraph', text: 'One two three' },
    { kind: 'list-item', text: '- first' },
    { kind: 'list-item', text: '- second' },
    { kind: 'table-row', text: 'a\tb', header: 'a | b' },
    { kind: 'table-row', text: '1\t2', header: 'a | b' },
    { kind: 'code', text: 'x\n  y' },
    { kind: 'heading', text: 'Linked', level: 3 },
    { kind: 'paragraph', text: 'tail' },
  ])
})

test('plain text: paragraphs, numbered headings and lists', () => {
  expect([
    ...readPlainText('7 Term and termination\n\nA line\nand more.\n\n- one\n- two\n  still two\n\nANNEX A'),
  ]).toEqual([
    { kind: 'heading', text: '7 Term and termination', level: 2 },
    { kind: 'paragraph', text: 'A line\nand more.' },
    { kind: 'list-item', text: '- one' },
    { kind: 'list-item', text: '- two\n  still two' },
    { kind: 'heading', text: 'ANNEX A', level: 1 },
  ])
})

test('Word: clause labels are counted as printed, deleted text is gone, inserted text stays', () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const item = (at: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const bytes = zipSync({
    'word/document.xml': strToU8(
      `<w:document><w:body>${item(0, 'Term')}${item(1, 'Start')}${item(2, 'if early')}${item(2, 'if late')}${item(1, 'End')}${item(0, 'Deposit')}
      <w:p><w:r><w:t>Notice of </w:t></w:r><w:del><w:r><w:delText>ninety</w:delText></w:r></w:del><w:ins><w:r><w:t>sixty</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> days &amp; more</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '%1.%2(%3)')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
  })
  expect(readDocx(bytes).flow.map((block) => block.text)).toEqual([
    '1 Term',
    '1.1 Start',
    '1.1(a) if early',
    '1.1(b) if late',
    '1.2 End',
    '2 Deposit',
    'Notice of sixty days & more',
    'a\tb',
  ])
})

test('hostile nesting is read without overflowing the stack, and refused beyond measure', () => {
  const { flow } = readHtml(`${'<div>'.repeat(15_000)}deep`)
  expect(flow).toEqual([{ kind: 'paragraph', text: 'deep' }])
  expect(() => readHtml(`${'<div>'.repeat(50_000)}deep`)).toThrow('document-damaged')
})
