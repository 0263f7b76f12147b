import { expect, it } from 'vitest'
import type { MarkedPlace } from '../marked-places.ts'
import { marksOf, spansOf } from './page-marks.ts'

it('gives boxes back to the places whose spans were asked for', () => {
  const span = (page: number) => ({ page, start: 0, end: 1, text: 'x' })
  const places: MarkedPlace[] = [
    { key: 'a', number: 1, marking: 'active', spans: [span(1), span(2)] },
    { key: 'b', number: 2, marking: 'other', spans: [span(2)] },
  ]
  expect(spansOf(places).map(({ page }) => page)).toEqual([1, 2, 2])
  const answer = (page: number, x: number) => ({
    page,
    pageWidth: 200,
    pageHeight: 400,
    boxes: [{ x, y: 100, width: 20, height: 40 }],
  })
  expect(marksOf(places, [answer(1, 10), answer(2, 20), answer(2, 30)])).toEqual([
    { page: 1, key: 'a', number: 1, marking: 'active', box: { x: 0.05, y: 0.25, width: 0.1, height: 0.1 } },
    { page: 2, key: 'a', number: 1, marking: 'active', box: { x: 0.1, y: 0.25, width: 0.1, height: 0.1 } },
    { page: 2, key: 'b', number: 2, marking: 'other', box: { x: 0.15, y: 0.25, width: 0.1, height: 0.1 } },
  ])
})
