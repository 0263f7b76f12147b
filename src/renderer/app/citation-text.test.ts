import { describe, expect, it } from 'vitest'
import { pinpoint, sectionNumberOf, sectionOf, sourceText } from './citation-text.ts'

const span = (page: number) => ({ page, start: 0, end: 1, text: 'x' })
const place = {
  title: 'Lease Bergstraße 12.pdf',
  path: '/home/a/Lease Bergstraße 12.pdf',
  headingPath: ['7 Term', '7.2 Termination'],
  spans: [span(5)],
}

describe('pinpoint', () => {
  it('writes each citation style', () => {
    expect(pinpoint(' Either\nparty ', place, 'place')).toBe('“Either party” (Lease Bergstraße 12, § 7.2, p. 5)')
    expect(pinpoint('Either party', place, 'title')).toBe('“Either party” (Lease Bergstraße 12)')
    expect(pinpoint('Either party', place, 'footnote')).toBe(
      '“Either party”\nLease Bergstraße 12, § 7.2 Termination, p. 5. /home/a/Lease Bergstraße 12.pdf',
    )
  })
  it('names several pages once each and leaves out what is unknown', () => {
    expect(sourceText({ ...place, headingPath: [], spans: [span(5), span(5), span(6)] }, 'place')).toBe(
      'Lease Bergstraße 12, pp. 5, 6',
    )
  })
})

describe('sections', () => {
  it('takes the innermost numbered heading', () => {
    expect(sectionNumberOf(['7 Term', '7.2(a) Notice', 'Remarks'])).toBe('§ 7.2(a)')
    expect(sectionNumberOf(['Introduction'])).toBe('')
    expect(sectionOf(['Introduction'])).toBe('Introduction')
    expect(sectionOf(['7.2 Termination.'])).toBe('§ 7.2 Termination')
  })
})
