import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../../api/document.ts'
import { chunkPages } from '../../documents/chunk.ts'
import { pageSegments } from '../../library/import/page-segments.ts'
import type { Chunk, ChunkDraft } from '../../ports/chunk.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { addPages, cutRun, noPages, type PageRuns } from './page-runs.ts'

const count = (text: string) => Math.ceil(text.length / 4)

type Part = { kind: Block['kind']; text: string; covered: boolean }

/** Pages of parts; headings set the path of what follows, over page breaks too. */
function pagesOf(pages: readonly (readonly Part[])[]): ExtractedPage[] {
  let path: string[] = []
  return pages.map((parts, index) => {
    let text = ''
    const blocks: Block[] = []
    for (const { kind, text: piece, covered } of parts) {
      if (text !== '') text += '\n\n'
      const start = text.length
      text += piece
      const headingPath = kind === 'heading' ? path.slice(0, piece.length % 2) : path
      if (covered) blocks.push({ kind, start, end: text.length, headingPath })
      if (covered && kind === 'heading') path = [...headingPath, piece.trim()]
    }
    return { number: index + 1, text, source: 'text', blocks }
  })
}

const sentence = fc.constantFrom(
  'The tenant pays the rent on the first.',
  'the deposit is paid back (with interest) within ninety days after the keys',
  'and the notice is given in writing; it is served',
  'Dr. Lee lives on',
  '42 of them were sold.',
  'Key list\nkeys: two',
  'Opening hours\n',
  '  ',
)
const part = fc.record<Part>({
  kind: fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'heading', 'list-item', 'table-row', 'code'),
  text: fc.array(sentence, { minLength: 1, maxLength: 12 }).map((list) => list.join(' ')),
  covered: fc.boolean(),
})
const heading = fc.constantFrom<Part>(
  { kind: 'heading', text: 'Rent', covered: true },
  { kind: 'heading', text: 'Terms', covered: true },
)
const document = fc
  .array(fc.array(fc.oneof({ weight: 4, arbitrary: part }, heading), { maxLength: 4 }), { maxLength: 90 })
  .map(pagesOf)

const atOnce = (pages: readonly ExtractedPage[]) => pageSegments(pages).flatMap((run) => chunkPages(run, count))
const cutAll = (runs: PageRuns): Chunk[] =>
  runs.segments.flatMap((segment) => segment.flatMap((run) => cutRun('r', run, count).map(({ chunk }) => chunk)))
const plain = ({ headingPath, spans, text, tokens }: ChunkDraft) => ({ headingPath, spans, text, tokens })

test('chunks cut as the pages come equal the chunks cut at once, whatever was cut before', () => {
  fc.assert(
    fc.property(document, fc.array(fc.integer({ min: 1, max: 32 }), { minLength: 1 }), (pages, groups) => {
      let runs = noPages('r')
      for (let at = 0, nth = 0; at < pages.length; nth += 1) {
        const group = pages.slice(at, at + (groups[nth % groups.length] ?? 1))
        at += group.length
        runs = addPages(runs, group)
        const chunks = cutAll(runs)
        if (at >= pages.length || nth % 5 === 0)
          expect(chunks.map(plain)).toEqual(atOnce(pages.slice(0, at)).map(plain))
      }
      const chunks = cutAll(runs)
      expect(new Set(chunks.map((chunk) => chunk.id)).size).toBe(chunks.length)
      expect(chunks.map((chunk) => chunk.ordinal)).toEqual(chunks.map((chunk) => chunk.ordinal).sort((a, b) => a - b))
      for (const { spans } of chunks) {
        for (const span of spans) expect(pages[span.page - 1]?.text.slice(span.start, span.end)).toBe(span.text)
      }
    }),
  )
})

test('finished pages are runs of their own and are cut once; one that goes on is cut with the next', () => {
  const page = (number: number, text: string): ExtractedPage => ({ number, text, source: 'text', blocks: [] })
  const first = addPages(noPages('r'), [page(1, 'It is paid.'), page(2, 'The deposit is paid back within')])
  const before = cutAll(first)
  const second = addPages(first, [page(3, 'thirty days.'), page(4, 'Interest is not owed.')])
  const after = cutAll(second)
  expect(after.map((chunk) => chunk.text)).toEqual([
    'It is paid.',
    'The deposit is paid back within thirty days.',
    'Interest is not owed.',
  ])
  expect(before[1]?.text).toBe('The deposit is paid back within')
  expect(after[0]).toBe(before[0])
})
