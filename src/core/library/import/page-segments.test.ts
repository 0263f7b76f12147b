import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Block } from '../../../api/document.ts'
import { chunkPages } from '../../documents/chunk.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { pageSegments } from './page-segments.ts'

const count = (text: string) => Math.ceil(text.length / 4)

/** A page with an optional heading on top and one paragraph of so many sentences. */
function pageOf(number: number, heading: boolean, sentences: number): ExtractedPage {
  const title = `Part ${number}`
  const body = Array.from({ length: sentences }, (_, at) => `Sentence ${at} of page ${number} says a little.`).join(' ')
  const start = heading ? title.length + 1 : 0
  const headingPath = heading ? [title] : []
  const blocks: Block[] = heading ? [{ kind: 'heading', start: 0, end: title.length, level: 1, headingPath: [] }] : []
  blocks.push({ kind: 'paragraph', start, end: start + body.length, headingPath })
  return { number, text: heading ? `${title}\n${body}` : body, source: 'text', blocks }
}

const documents = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 30 })), { maxLength: 150 })
  .map((pages) => pages.map(([heading, sentences], index) => pageOf(index + 1, heading, sentences)))

it('keeps every page once, in order, in runs of at most 60', () => {
  fc.assert(
    fc.property(documents, (pages) => {
      const segments = pageSegments(pages)
      expect(segments.flat()).toEqual(pages)
      for (const segment of segments) expect(segment.length).toBeLessThanOrEqual(60)
    }),
  )
})

it('changes no chunk where runs end at headings', () => {
  const pages = Array.from({ length: 90 }, (_, index) => pageOf(index + 1, index % 3 === 0, 1 + (index % 9)))
  const segments = pageSegments(pages)
  expect(segments.length).toBeGreaterThan(3)
  const inRuns = segments.flatMap((segment) => chunkPages(segment, count))
  expect(inRuns.map((chunk) => [chunk.text, chunk.spans])).toEqual(
    chunkPages(pages, count).map((chunk) => [chunk.text, chunk.spans]),
  )
})
