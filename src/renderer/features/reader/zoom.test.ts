import { describe, expect, it } from 'vitest'
import { FIT_MARGIN, fitScale, PIXELS_PER_POINT, stepZoom, wheelZoom, ZOOM_STEPS } from './zoom.ts'

describe('stepZoom', () => {
  it('goes to the next step from a step and from between steps', () => {
    expect(stepZoom(1, 1)).toBe(1.1)
    expect(stepZoom(1, -1)).toBe(0.9)
    expect(stepZoom(1.03, 1)).toBe(1.1)
    expect(stepZoom(1.03, -1)).toBe(1)
  })
  it('stops at the ends', () => {
    expect(stepZoom(4, 1)).toBe(4)
    expect(stepZoom(0.5, -1)).toBe(0.5)
  })
})

describe('wheelZoom', () => {
  it('undoes a turn by the turn back', () => {
    expect(wheelZoom(wheelZoom(1, 120), -120)).toBeCloseTo(1)
  })
  it('stays within the steps', () => {
    expect(wheelZoom(3.9, -10_000)).toBe(ZOOM_STEPS.at(-1))
    expect(wheelZoom(0.6, 10_000)).toBe(ZOOM_STEPS[0])
  })
})

describe('fitScale', () => {
  const ink = { x: 72, y: 72, width: 451, height: 700 }
  it('leaves 24 pixels at both sides of the print', () => {
    const scale = fitScale({ width: 595, ink }, 460)
    expect(ink.width * scale + 2 * FIT_MARGIN).toBeCloseTo(460)
  })
  it('shows the whole paper where its margins are narrower', () => {
    const scale = fitScale({ width: 595, ink: { ...ink, x: 10, width: 575 } }, 460)
    expect(595 * scale).toBeCloseTo(460)
  })
  it('shows an empty page whole and does not blow up a title', () => {
    expect(595 * fitScale({ width: 595, ink: undefined }, 460)).toBeCloseTo(460)
    const title = fitScale({ width: 595, ink: { ...ink, width: 30 } }, 460)
    expect(title * 595 * 0.55 + 2 * FIT_MARGIN).toBeCloseTo(460)
    expect(fitScale({ width: 595, ink }, 5000)).toBe(1.5 * PIXELS_PER_POINT)
  })
})
