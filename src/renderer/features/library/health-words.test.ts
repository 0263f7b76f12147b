import fc from 'fast-check'
import { expect, it } from 'vitest'
import { healthNote, healthSentence } from './health-words.ts'

const none = { text: 0, recognised: 0, garbled: 0, empty: 0, unreadable: 0, waiting: 0 }

it('says how many pages could be read, and how', () => {
  expect(healthSentence({ pages: 12, health: { ...none, text: 9, recognised: 2, unreadable: 1 } })).toBe(
    '12 pages: 9 text, 2 recognised, 1 unreadable',
  )
  expect(healthSentence({ pages: 1 })).toBe('1 page, all text')
})

it('counts a page that waits once', () => {
  expect(healthSentence({ pages: 4, health: { ...none, text: 1, empty: 2, garbled: 1, waiting: 3 } })).toBe(
    '4 pages: 1 text, 3 still to be recognised',
  )
})

it('names every page exactly once, whatever the counts', () => {
  const count = fc.nat(50)
  fc.assert(
    fc.property(count, count, count, count, count, fc.nat(250), (text, recognised, garbled, empty, unreadable, w) => {
      const pages = text + recognised + garbled + empty + unreadable
      const health = { text, recognised, garbled, empty, unreadable, waiting: Math.min(w, pages) }
      const parts = healthSentence({ pages, health }).split(': ')[1] ?? ''
      const sum = [...parts.matchAll(/\d+/g)].reduce((all, [digits]) => all + Number(digits), 0)
      expect(sum).toBe(pages)
    }),
  )
})

it('notes the worst first', () => {
  expect(healthNote({ ...none, recognised: 3, unreadable: 1 })).toEqual({
    words: '1 page unreadable',
    needsALook: true,
  })
  expect(healthNote({ ...none, text: 1, empty: 2, waiting: 2 })).toEqual({
    words: '2 pages wait for recognition',
    needsALook: false,
  })
  expect(healthNote({ ...none, text: 3, empty: 1 })).toBeUndefined()
})
