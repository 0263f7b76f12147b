import { expect, it } from 'vitest'
import { foundOnPages } from './found-on-page.ts'

it('groups by page and keeps the place looked at', () => {
  const span = (page: number, start: number) => ({ page, start, end: start + 1, text: 'x' })
  const found = [span(1, 0), span(2, 0), span(2, 5), span(4, 1)]
  const pages = foundOnPages(found, 2)
  expect([...pages].map(([page, { spans, current }]) => [page, spans.length, current])).toEqual([
    [1, 1, -1],
    [2, 2, 1],
    [4, 1, -1],
  ])
  expect(foundOnPages(found, -1).get(2)?.current).toBe(-1)
})
