import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { readDocx } from '../../documents/formats/docx.ts'
import type { ColumnName } from '../../ports/column-name.ts'
import { exportSummary } from './export-summary.ts'
import { contentOf, leaseCitation, sentence } from './test-summary.ts'

const quote = 'Either party may terminate this agreement with\nninety days’ written notice.'
const rent = leaseCitation(2, 'The rent is 2,900 euros.', 3)
const lease = { title: 'Lease Bergstraße 12', documentTitles: ['Lease.pdf', 'Addendum.docx'] }
const bullets = contentOf({
  parts: [
    {
      heading: '',
      level: 1,
      sentences: [
        sentence('Notice is ninety days.', { citations: [leaseCitation(1, quote), rent] }),
        sentence('The rent is 3,000 euros.', { shown: false, support: 'none' }),
        sentence('The rent is *fixed*.', { support: 'weak', citations: [rent] }),
      ],
    },
  ],
  skipped: [{ documentId: 'd', title: 'Lease.pdf', from: 8, to: 9 }],
})

const columnName: ColumnName = (column) => ('name' in column ? column.name : column.code)

async function markdown(
  ...input: Parameters<typeof exportSummary> extends [unknown, infer S, infer C, unknown] ? [S, C] : never
) {
  return new TextDecoder().decode((await exportSummary(columnName, ...input, 'md')).bytes)
}

/** The text of the body, a line a block, and of the notes. */
async function docx(...input: Parameters<typeof markdown>) {
  const { bytes } = await exportSummary(columnName, ...input, 'docx')
  return readDocx(bytes)
}

test('bullets as Markdown, with what their sources say, without what was put away', async () => {
  expect(await markdown(lease, bullets)).toBe(`# Lease Bergstraße 12

From: Lease; Addendum

- Notice is ninety days.[^1][^2]
- The rent is \\*fixed\\*. (differs from its source)[^2]

Not read: Lease, pp. 8-9.

[^1]: “Either party may terminate this agreement with ninety days’ written notice.” (Lease, § 7.2, p. 5)
[^2]: “The rent is 2,900 euros.” (Lease, § 7.2, p. 3)
`)
})

test('parts under headings as paragraphs; dates and names lead their lines', async () => {
  const parts = [
    { heading: '7 Term', level: 1, sentences: [sentence('It runs on.'), sentence('It ends.')] },
    { heading: 'Gone', level: 2, sentences: [sentence('Nothing.', { shown: false })] },
  ]
  expect(await markdown(lease, contentOf({ choice: { form: 'sections' }, parts }))).toBe(
    '# Lease Bergstraße 12\n\nFrom: Lease; Addendum\n\n## 7 Term\n\nIt runs on. It ends.\n',
  )
  const date = { text: '30 June 2025', value: '2025-06-30' }
  const actions = [{ heading: '', level: 1, sentences: [sentence('Hand over the keys.', { date, who: 'Tenant' })] }]
  expect(
    await markdown({ title: 'x', documentTitles: [] }, contentOf({ choice: { form: 'actions' }, parts: actions })),
  ).toBe('# x\n\n- **Tenant, 30 June 2025:** Hand over the keys.\n')
})

const { number: _, ...cell } = rent
const compared = contentOf({
  choice: { form: 'comparison' },
  table: {
    columns: [{ name: 'Rent | month', kind: 'amount' }],
    documents: 3,
    rows: [
      {
        documentId: 'd',
        title: 'Lease.pdf',
        state: 'filled',
        cells: [{ text: '2,900 euros', marks: [], citations: [cell] }],
      },
      { documentId: 'e', title: 'Addendum.docx', state: 'empty', cells: [] },
      { documentId: 'f', title: 'Scan.pdf', state: 'skipped', cells: [] },
    ],
    totals: [],
  },
})

test('a comparison as a table whose cells lead to their words', async () => {
  expect(await markdown({ title: 'Rents', documentTitles: [] }, compared)).toBe(`# Rents

| Document | Rent \\| month |
| --- | --- |
| Lease | 2,900 euros[^1] |

Says nothing of it: Addendum.

Not read: Scan.

[^1]: “The rent is 2,900 euros.” (Lease, § 7.2, p. 3)
`)
})

test('a column that Carrel chose has the name that it is given', async () => {
  const table = { columns: [{ code: 'notice', language: 'de', kind: 'text' } as const], documents: 1, totals: [] }
  const row = {
    documentId: 'd',
    title: 'Lease.pdf',
    state: 'filled' as const,
    cells: [{ text: 'x', marks: [], citations: [] }],
  }
  const content = contentOf({ choice: { form: 'comparison' }, table: { ...table, rows: [row] } })
  expect(await markdown({ title: 'Rents', documentTitles: [] }, content)).toContain('| Document | notice |')
})

test('any words stand in Markdown as they are', async () => {
  const word = fc.stringMatching(/^[ -~äß€“”’]{1,30}$/).filter((text) => text.trim() !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean(), async (words, isList) => {
      const parts = [{ heading: words[0] ?? '', level: 1, sentences: words.map((text) => sentence(text)) }]
      const content = contentOf({ choice: { form: isList ? 'bullets' : 'page' }, parts })
      const text = await markdown({ title: words.join(' '), documentTitles: [] }, content)
      const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
      const plain = (value: string) => value.replace(/\s+/g, ' ').trim()
      const [title, heading, ...rest] = tree.children.map((node) => textsOf(node))
      expect(title).toEqual([plain(words.join(' '))])
      expect(heading).toEqual([plain(words[0] ?? '')])
      expect(isList ? rest.flat() : rest.flat().join('')).toEqual(
        isList ? words.map(plain) : words.map(plain).join(' '),
      )
    }),
  )
})

/** The text of each innermost block. */
function textsOf(node: { type: string; value?: string; children?: readonly { type: string }[] }): string[] {
  const isBlock = node.type === 'paragraph' || node.type === 'heading'
  if (isBlock) return [flat(node)]
  return (node.children ?? []).flatMap((child) => textsOf(child))
}

function flat(node: { type: string; value?: string; children?: readonly { type: string }[] }): string {
  return node.value ?? (node.children ?? []).map((child) => flat(child)).join('')
}

test('a Word document says the same, its sources as footnotes', async () => {
  const { title, flow } = await docx(lease, bullets)
  expect(title).toBe('Lease Bergstraße 12')
  const texts = flow.map(({ text }) => text)
  const whole = texts.join('\n')
  expect(whole).toContain('Notice is ninety days.')
  expect(whole).toContain(
    '“Either party may terminate this agreement with ninety days’ written notice.” (Lease, § 7.2, p. 5)',
  )
  expect(whole.match(/“The rent is 2,900 euros\.” \(Lease, § 7\.2, p\. 3\)/g)).toHaveLength(2)
  expect(whole).toContain('Not read: Lease, pp. 8-9.')
  expect(whole).not.toContain('3,000')
  expect(flow[0]?.text).toBe('Lease Bergstraße 12')
})

test('a column keeps what its figures are written in', async () => {
  const cell = { text: '82,959', value: 82_959e6, unit: 'USD', marks: [], citations: [] }
  const content = contentOf({
    choice: { form: 'comparison' },
    table: {
      columns: [{ name: 'Total revenue', kind: 'amount' }],
      documents: 1,
      rows: [{ documentId: 'd', title: 'Report', state: 'filled', cells: [cell] }],
      totals: [],
    },
    parts: [
      { heading: 'Report', level: 1, sentences: [sentence('One.')] },
      { heading: '', level: 1, sentences: [sentence('Two.'), sentence('Three.')], closing: true },
    ],
  })
  const text = await markdown({ title: 'T', documentTitles: [] }, content)
  expect(text).toContain('| Document | Total revenue (USD millions) |')
  expect(text).toMatch(/\| Report \| 82,959 \|[^]*- One\.\n\nTwo\. Three\./)
})

test('a Word document holds headings and the table of a comparison', async () => {
  const parts = [{ heading: '7 Term', level: 2, sentences: [sentence('It runs on.'), sentence('It \u0000ends.')] }]
  const sections = await docx(lease, contentOf({ choice: { form: 'sections' }, parts }))
  const heading = sections.flow.find(({ text }) => text === '7 Term')
  expect(heading?.level).toBeGreaterThan(0)
  expect(sections.flow.map(({ text }) => text)).toContain('It runs on. It ends.')
  const { flow } = await docx({ title: 'Rents', documentTitles: [] }, compared)
  const whole = flow.map(({ text }) => text).join('\n')
  for (const words of [
    'Rent | month',
    '2,900 euros',
    '“The rent is 2,900 euros.” (Lease, § 7.2, p. 3)',
    'Not read: Scan.',
  ])
    expect(whole).toContain(words)
})

test('files are named by the title as every system allows', async () => {
  const name = async (title: string) =>
    (await exportSummary(columnName, { title, documentTitles: [] }, contentOf({}), 'md')).name
  expect(await name('What: is/this? "Lease"')).toBe('What is this Lease.md')
  expect(await name('...')).toBe('summary.md')
  expect((await name('x'.repeat(200))).length).toBe(63)
})
