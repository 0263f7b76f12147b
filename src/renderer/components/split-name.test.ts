import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitName } from './split-name.ts'

it('keeps the end of a name and loses nothing', () => {
  expect(splitName('Lease Bergstraße 12.pdf')).toEqual(['Lease Bergstra', 'ße 12.pdf'])
  expect(splitName('a.pdf')).toEqual(['a.pdf', ''])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const [head, tail] = splitName(name)
      expect(head + tail).toBe(name)
      expect(head.isWellFormed() && tail.isWellFormed()).toBe(name.isWellFormed())
    }),
  )
})
