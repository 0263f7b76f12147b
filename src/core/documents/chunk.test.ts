import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../api/document.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import { chunkPages } from './chunk.ts'
import { paginate } from './paginate.ts'
import { headingLine, passageText } from './passage-text.ts'
import { sentencesOf } from './sentences.ts'

/** A token is a run of letters and digits or another visible character, as with the starter's tokenizer but coarser. */
const count = (text: string) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0
const limits = { target: 40, max: 60 }

type Part = { kind: Block['kind']; text: string }

/** Pages from parts; headings of level 1 set the path of what follows. */
function pagesOf(pages: readonly (readonly Part[])[]): ExtractedPage[] {
  let path: string[] = []
  return pages.map((parts, index) => {
    let text = ''
    const blocks: Block[] = []
    for (const part of parts) {
      if (text !== '') text += '\n\n'
      const start = text.length
      text += part.text
      const heading = part.kind === 'heading'
      blocks.push({
        kind: part.kind,
        start,
        end: text.length,
        headingPath: heading ? [] : path,
        ...(heading ? { level: 1 } : {}),
      })
      if (heading) path = [part.text]
    }
    return { number: index + 1, text, source: 'text', blocks }
  })
}

const words = fc.array(fc.constantFrom('rent', 'tenant', 'Dr. Lee', '3.5', 'pays', 'notice'), {
  minLength: 1,
  maxLength: 14,
})
const sentence = words.map((list) => `The ${list.join(' ')}.`)
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 6 }).map((list): Part => ({ kind: 'paragraph', text: list.join(' ') })),
  fc.constantFrom('Rent', 'Deposit', 'Term').map((text): Part => ({ kind: 'heading', text })),
  words.map((list): Part => ({ kind: 'table-row', text: list.join(' | ') })),
)
const document = fc.array(fc.array(part, { maxLength: 6 }), { maxLength: 4 }).map(pagesOf)

test('spans equal their slices, chunks fit, and no visible text is lost or double', () => {
  fc.assert(
    fc.property(document, (pages) => {
      const chunks = chunkPages(pages, count, limits)
      const covered = pages.map((page) => new Uint8Array(page.text.length))
      for (const [index, chunk] of chunks.entries()) {
        expect(chunk.ordinal).toBe(index)
        expect(chunk.text).toBe(chunk.spans.map((span) => span.text).join(' '))
        expect(count(headingLine(chunk.headingPath)) + count(chunk.text)).toBeLessThanOrEqual(limits.max + 1)
        expect(new Set(chunk.spans.map((span) => span.page)).size).toBe(chunk.spans.length)
        for (const span of chunk.spans) {
          expect(pages[span.page - 1]?.text.slice(span.start, span.end)).toBe(span.text)
          const page = covered[span.page - 1]
          for (let at = span.start; page && at < span.end; at += 1) page[at] = (page[at] ?? 0) + 1
        }
      }
      pages.forEach((page, index) => {
        for (let at = 0; at < page.text.length; at += 1) {
          if (/\S/.test(page.text[at] ?? '')) expect(covered[index]?.[at]).toBe(1)
        }
      })
    }),
  )
})

test('no chunk crosses a heading, a table row or a sentence', () => {
  fc.assert(
    fc.property(document, (pages) => {
      for (const chunk of chunkPages(pages, count, limits)) {
        for (const span of chunk.spans) {
          for (const block of pages[span.page - 1]?.blocks ?? []) {
            const inside = block.start >= span.start && block.end <= span.end
            const outside = block.end <= span.start || block.start >= span.end
            if (block.kind === 'table-row' || block.kind === 'heading') expect(inside || outside).toBe(true)
            if (block.kind === 'heading' && inside)
              expect(chunk.headingPath.at(-1)).toBe(span.text.slice(block.start - span.start, block.end - span.start))
            const text = pages[span.page - 1]?.text.slice(block.start, block.end) ?? ''
            for (const range of block.kind === 'paragraph' ? sentencesOf(text) : []) {
              const [start, end] = [block.start + range.start, block.start + range.end]
              expect(end <= span.start || start >= span.end || (start >= span.start && end <= span.end)).toBe(true)
            }
          }
        }
      }
    }),
  )
})

test('a sentence over the budget is cut into pieces that fit', () => {
  const text = `The ${'landlord and tenant '.repeat(60)}agree.`
  const chunks = chunkPages(pagesOf([[{ kind: 'paragraph', text }]]), count, limits)
  expect(chunks.length).toBeGreaterThan(1)
  expect(Math.max(...chunks.map((chunk) => chunk.tokens))).toBeLessThanOrEqual(limits.max)
  expect(chunks.map((chunk) => chunk.text).join(' ')).toBe(text)
})

test('a sentence that runs over the page break has a span on each page', () => {
  const pages = pagesOf([
    [{ kind: 'paragraph', text: 'The deposit is paid back within' }],
    [{ kind: 'paragraph', text: 'thirty days. Interest is not owed.' }],
  ])
  const [chunk, ...others] = chunkPages(pages, count, limits)
  expect(others).toEqual([])
  expect(chunk?.text).toBe('The deposit is paid back within thirty days. Interest is not owed.')
  expect(chunk?.spans.map((span) => span.page)).toEqual([1, 2])
})

test('a finished paragraph ends its chunk at the page break', () => {
  const pages = pagesOf([
    [{ kind: 'paragraph', text: 'It is paid.' }],
    [{ kind: 'paragraph', text: 'The term is one year.' }],
  ])
  expect(chunkPages(pages, count, limits).map((chunk) => chunk.text)).toEqual(['It is paid.', 'The term is one year.'])
})

test('rows carry their header row, which is counted, and rows under another header stand apart', () => {
  const rows = (header: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ kind: 'table-row' as const, text: `Row ${at}\t${at} euros`, header }))
  const pages = [...paginate([...rows('Item | Amount', 40), ...rows('Name | Age', 2)])]
  const chunks = chunkPages(pages, count, { target: 30, max: 40 })
  expect(new Set(chunks.map(({ header }) => header))).toEqual(new Set(['Item | Amount', 'Name | Age']))
  expect(chunks.at(-1)).toMatchObject({ header: 'Name | Age', text: 'Row 0\t0 euros\nRow 1\t1 euros' })
  for (const chunk of chunks) expect(count(passageText(chunk))).toBeLessThanOrEqual(40)
})

test('a heading and the sentence that leads to a table stay with its rows; longer text before it stands apart', () => {
  const header = 'Item | Amount'
  const rows = ['Item\tAmount', 'Rent\t900 euros'].map((text) => ({ kind: 'table-row' as const, text, header }))
  const heading = { kind: 'heading' as const, text: 'Costs', level: 1 }
  const lead = { kind: 'paragraph' as const, text: 'The costs of the year were these:' }
  const chunksOf = (text: string) =>
    chunkPages([...paginate([heading, { ...lead, text }, ...rows])], count, limits).map((chunk) => chunk.text)
  expect(chunksOf(lead.text)).toEqual(['Costs\n\nThe costs of the year were these:\n\nItem\tAmount\nRent\t900 euros'])
  const long = 'They are paid to the bank each month. '.repeat(3).trim()
  expect(chunksOf(long)).toEqual([`Costs\n\n${long}`, 'Item\tAmount\nRent\t900 euros'])
})

test('a chunk that holds the header row itself says it once, the ones after it as their first line', () => {
  const header = 'Item | Amount'
  const rows = ['Item\tAmount', ...Array.from({ length: 20 }, (_, at) => `Row ${at}\t${at} euros`)]
  const pages = [...paginate(rows.map((text) => ({ kind: 'table-row' as const, text, header })))]
  const [first, second] = chunkPages(pages, count, { target: 30, max: 40 }).map((chunk) =>
    passageText(chunk).split('\n'),
  )
  expect(first?.slice(0, 2)).toEqual(['Item\tAmount', 'Row 0\t0 euros'])
  expect(second?.[0]).toBe(header)
})
