import fc from 'fast-check'
import { expect, it } from 'vitest'
import { globsOf, textOf } from './rule-lines.ts'

it('reads a glob from each line, once', () => {
  expect(globsOf(' *.pdf \n\n drafts\r\n*.pdf\n')).toEqual(['*.pdf', 'drafts'])
})

it('gives globs back as they were', () => {
  const glob = fc.stringMatching(/^[!-~]{1,12}$/)
  fc.assert(
    fc.property(fc.uniqueArray(glob), (globs) => {
      expect(globsOf(textOf(globs))).toEqual(globs)
    }),
  )
})
