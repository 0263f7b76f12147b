import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, heightOf, layOutPages, PAGE_GAP, type PageShape, pageAt } from './page-layout.ts'

const letter: PageShape = { width: 612, height: 792, ink: { x: 72, y: 60, width: 468, height: 660 } }

const shape = fc
  .record({ width: fc.integer({ min: 100, max: 2000 }), height: fc.integer({ min: 100, max: 3000 }) })
  .chain(({ width, height }) =>
    fc
      .option(
        fc.record({
          x: fc.integer({ min: 0, max: width - 50 }),
          y: fc.integer({ min: 0, max: height - 50 }),
          width: fc.integer({ min: 1, max: 50 }),
          height: fc.integer({ min: 1, max: 50 }),
        }),
        { nil: undefined },
      )
      .map((ink): PageShape => ({ width, height, ink })),
  )
const zoom = fc.oneof(
  fc.constant({ mode: 'fit' } as const),
  fc.double({ min: 0.5, max: 4, noNaN: true }).map((scale) => ({ mode: 'scale', scale }) as const),
)

describe('layOutPages', () => {
  it('crops to the print with 24 pixels around it at "Fit text"', () => {
    const page = layOutPages([letter], letter, 460, { mode: 'fit' }).pages[0]
    expect(page?.width).toBe(460)
    const scale = page?.scale ?? 0
    expect(72 * scale - (page?.cropLeft ?? 0)).toBeCloseTo(24, -0.5)
    expect(60 * scale - (page?.cropTop ?? 0)).toBeCloseTo(24, -0.5)
    expect(page?.height).toBeCloseTo(660 * scale + 48, -0.5)
  })
  it('shows whole pages at a factor', () => {
    const { pages, width } = layOutPages([letter], letter, 460, { mode: 'scale', scale: 1 })
    expect(pages[0]).toMatchObject({ width: 816, height: 1056, cropLeft: 0, cropTop: 0 })
    expect(width).toBe(816)
  })
  it('never lets pages overlap, nor the crop leave the paper', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(shape, { nil: undefined }), { minLength: 1, maxLength: 30 }),
        shape,
        zoom,
        (shapes, typical, how) => {
          const layout = layOutPages(shapes, typical, 460, how)
          let bottom = 0
          layout.pages.forEach((page, index) => {
            const { width, height } = shapes[index] ?? typical
            expect(page.top).toBeGreaterThanOrEqual(bottom + PAGE_GAP)
            bottom = page.top + page.height
            expect(page.cropLeft).toBeGreaterThanOrEqual(0)
            expect(page.cropLeft + page.width).toBeLessThanOrEqual(Math.round(width * page.scale) + 1)
            expect(page.cropTop + page.height).toBeLessThanOrEqual(Math.round(height * page.scale) + 1)
            expect(page.left + page.width).toBeLessThanOrEqual(layout.width + 1)
          })
        },
      ),
    )
  })
  it('keeps what stood at a height on its page after any change of zoom', () => {
    const factor = fc.double({ min: 0.5, max: 4, noNaN: true })
    const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        factor,
        factor,
        inside,
        (shapes, which, a, b, at) => {
          const typical = shapes[0] as PageShape
          const index = which % shapes.length
          const before = layOutPages(shapes, typical, 460, { mode: 'scale', scale: a })
          const after = layOutPages(shapes, typical, 460, { mode: 'scale', scale: b })
          const old = before.pages[index]
          const anchor = anchorAt(before, (old?.top ?? 0) + at * (old?.height ?? 0))
          const now = heightOf(after, anchor)
          expect(anchor.index).toBe(index)
          expect(pageAt(after, now)).toBe(index)
          const page = after.pages[index]
          expect((now - (page?.top ?? 0)) / (page?.height ?? 1)).toBeCloseTo(at, 1)
        },
      ),
    )
  })
})

describe('pageAt', () => {
  it('finds each page by a height inside it', () => {
    const layout = layOutPages(new Array(1000).fill(undefined), letter, 460, { mode: 'fit' })
    layout.pages.forEach((page, index) => {
      expect(pageAt(layout, page.top)).toBe(index)
      expect(pageAt(layout, page.top + page.height - 1)).toBe(index)
    })
    expect(pageAt(layout, -50)).toBe(0)
    expect(pageAt(layout, 1e9)).toBe(999)
    expect(pageAt({ pages: [], width: 0, height: 0 }, 0)).toBe(-1)
  })
})
