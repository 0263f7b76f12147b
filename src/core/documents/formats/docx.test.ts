import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readDocx } from './docx.ts'

const now = '2026-01-01T00:00:00Z'
const cells = (...texts: string[]): TableCell[] =>
  texts.map((text) => new TableCell({ children: [new Paragraph(text)] }))

async function contract(): Promise<Uint8Array> {
  const clause = (text: string, level: number) => new Paragraph({ text, numbering: { reference: 'clauses', level } })
  return Packer.pack(
    new Document({
      title: 'Lease',
      numbering: {
        config: [
          {
            reference: 'clauses',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
              { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
              { level: 2, format: LevelFormat.LOWER_LETTER, text: '%1.%2(%3)' },
            ],
          },
        ],
      },
      footnotes: { 1: { children: [new Paragraph('In euros.')] } },
      comments: { children: [{ id: 0, author: 'Anna Weber', date: new Date(now), children: [new Paragraph('Why?')] }] },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('Weber & Co.')] }) },
          children: [
            new Paragraph({ text: 'Terms', heading: HeadingLevel.HEADING_1 }),
            clause('Rent', 0),
            clause('The rent is due monthly.', 1),
            clause('by transfer, or', 2),
            clause('in cash.', 2),
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('Notice of '),
                new DeletedTextRun({ text: 'ninety', id: 1, author: 'A', date: now }),
                new InsertedTextRun({ text: 'sixty', id: 2, author: 'A', date: now }),
                new TextRun(' days.'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({
              rows: [
                new TableRow({ tableHeader: true, children: cells('Year', 'Rent') }),
                new TableRow({ children: cells('2025', '720') }),
              ],
            }),
          ],
        },
      ],
    }),
    'uint8array',
  )
}

test('a contract written by another program', async () => {
  const { title, flow } = readDocx(await contract())
  expect(title).toBe('Lease')
  expect(flow).toEqual([
    { kind: 'paragraph', text: 'Weber & Co.' },
    { kind: 'heading', text: 'Terms', level: 1 },
    { kind: 'list-item', text: '1. Rent' },
    { kind: 'list-item', text: '1.1 The rent is due monthly.' },
    { kind: 'list-item', text: '1.1(a) by transfer, or' },
    { kind: 'list-item', text: '1.1(b) in cash.' },
    { kind: 'paragraph', text: 'Notice of sixty days.[1]' },
    { kind: 'paragraph', text: '[Comment by Anna Weber] Why?' },
    { kind: 'paragraph', text: '[1] In euros.' },
    { kind: 'table-row', text: 'Year\tRent', header: 'Year | Rent' },
    { kind: 'table-row', text: '2025\t720', header: 'Year | Rent' },
  ])
})

test('what is written is read, in order, and stored soundly', async () => {
  const text = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,&<>'"-]{0,60}$/u)
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (texts) => {
      const children = texts.map((one) => new Paragraph(one))
      const { flow } = readDocx(await Packer.pack(new Document({ sections: [{ children }] }), 'uint8array'))
      expect(flow.map((block) => block.text)).toEqual(texts.map((one) => one.trim()))
      expect([...paginate(flow)].flatMap(pageProblems)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a file that is torn or changed is read or refused, and never more', async () => {
  const bytes = await contract()
  fc.assert(
    fc.property(fc.nat(bytes.length), fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))), (end, changes) => {
      const hurt = bytes.slice(0, end < bytes.length / 2 ? bytes.length : end)
      for (const [at, value] of changes) hurt[at] = value
      try {
        expect([...paginate(readDocx(hurt).flow)].flatMap(pageProblems)).toEqual([])
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error
      }
    }),
    { numRuns: 200 },
  )
})
